package rethink.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where datasets live on this machine: {@code RETHINK_DATA}, then {@code data/} below the working
 * directory and below the kit's own folder, then the user's cache.
 *
 * @param places the folders searched, first one first; they need not exist
 * @param target the folder that fetched data goes to
 * @param offline whether the network is forbidden ({@code RETHINK_OFFLINE=1})
 */
public record DataHome(List<Path> places, Path target, boolean offline) {
  public DataHome {
    places = List.copyOf(places);
  }

  /** As the environment of this process has it. */
  public static DataHome here() {
    return of(System::getenv, System::getProperty);
  }

  /**
   * As an environment has it; either function gives null for what is not set. Of the system
   * properties it asks for {@code user.dir}, {@code user.home} and {@code rethink.home}, the folder
   * of the project's checkout.
   */
  static DataHome of(UnaryOperator<String> environment, UnaryOperator<String> properties) {
    Path workingDirectory = Path.of(properties.apply("user.dir")).toAbsolutePath();
    List<Path> places = new ArrayList<>();
    Path target = null;
    String chosen = environment.apply("RETHINK_DATA");
    if (isSet(chosen)) {
      target = workingDirectory.resolve(chosen).normalize();
      places.add(target);
    }
    List<Path> folders = new ArrayList<>(List.of(workingDirectory.resolve("data")));
    if (isSet(properties.apply("rethink.home"))) {
      folders.add(workingDirectory.resolve(properties.apply("rethink.home")).resolve("data"));
    }
    for (Path folder : folders) {
      places.add(folder.normalize());
      if (target == null && Files.isDirectory(folder)) {
        target = folder.normalize();
      }
    }
    Path cache = cache(environment, properties);
    places.add(cache);
    String offline = environment.apply("RETHINK_OFFLINE");
    return new DataHome(
        places.stream().distinct().toList(),
        target == null ? cache : target,
        isSet(offline) && !offline.equals("0") && !offline.equals("false"));
  }

  /** The first folder that holds every file of the dataset, if any does. */
  public Optional<Path> find(Catalogue.Entry dataset) {
    return places.stream()
        .map(place -> place.resolve(dataset.folder()))
        .filter(folder -> dataset.files(folder).stream().allMatch(StoredFile::exists))
        .findFirst();
  }

  /** As {@link #find}, but an error that tells every place looked at if there is none. */
  public Path require(Catalogue.Entry dataset) {
    return find(dataset).orElseThrow(() -> absent(dataset));
  }

  private DataException absent(Catalogue.Entry dataset) {
    StringBuilder searched = new StringBuilder();
    for (Path place : places) {
      searched.append("\n  ").append(lack(place.resolve(dataset.folder()), dataset));
    }
    return new DataException(
        ("%s is not in any of%s\nRun `%s`, or set RETHINK_DATA to the folder that holds %s/, or use"
                + " `--dataset shapes`, which needs no files.")
            .formatted(dataset.title(), searched, fetchCommand(dataset.name()), dataset.folder()));
  }

  /** What a user types to fetch a dataset. */
  static String fetchCommand(String dataset) {
    return "environment/rethink data fetch " + dataset;
  }

  private static String lack(Path folder, Catalogue.Entry dataset) {
    if (!Files.isDirectory(folder)) {
      return folder + " (no such folder)";
    }
    List<String> missing =
        dataset.files(folder).stream()
            .filter(file -> !file.exists())
            .map(file -> file.file().name())
            .toList();
    return "%s (without %s)".formatted(folder, String.join(", ", missing));
  }

  private static Path cache(UnaryOperator<String> environment, UnaryOperator<String> properties) {
    String caches = environment.apply("XDG_CACHE_HOME");
    // The XDG specification says to ignore a relative path.
    return isSet(caches) && Path.of(caches).isAbsolute()
        ? Path.of(caches, "rethink")
        : Path.of(properties.apply("user.home"), ".cache", "rethink");
  }

  private static boolean isSet(String value) {
    return value != null && !value.isBlank();
  }
}
