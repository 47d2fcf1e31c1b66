package rethink.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one half of an {@link ImageFolder}: the first of each class, then the second of
 * each, and so on, so that the first n have all classes alike. Classes and files are in the order
 * of their names.
 *
 * @param labels of the files, places in {@code classes}
 */
record FolderListing(Path folder, List<String> classes, List<Path> files, int[] labels) {
  private static final Pattern PICTURE = Pattern.compile("(?i)[^.].*\\.(jpe?g|png)");

  private static final Map<Path, FolderListing> LISTED = new HashMap<>();

  /** Lists a folder once in a process. */
  static FolderListing of(DataHome home, String name, Split split) {
    Path root = root(home, name);
    Path half = root.resolve(folderOf(split));
    synchronized (LISTED) {
      FolderListing known = LISTED.get(half);
      if (known == null) {
        known = list(half, classes(root));
        LISTED.put(half, known);
      }
      return known;
    }
  }

  /**
   * The folder of this name in the first data folder that has both halves; the kit's own are drawn
   * where they are missing.
   */
  private static Path root(DataHome home, String name) {
    return home.places().stream()
        .map(place -> place.resolve(name))
        .filter(root -> Stream.of(Split.values()).allMatch(half -> isHalf(root, half)))
        .findFirst()
        .or(() -> ShapeFiles.named(name).map(shapes -> shapes.write(home)))
        .orElseThrow(
            () ->
                new DataException(
                    ("no image folder %s with train/ and val/ is in any of %s; put it there as"
                            + " %s/train/CLASS/*.JPEG and %s/val/CLASS/*.JPEG, or set RETHINK_DATA")
                        .formatted(name, home.places(), name, name)));
  }

  private static boolean isHalf(Path root, Split split) {
    return Files.isDirectory(root.resolve(folderOf(split)));
  }

  private static String folderOf(Split split) {
    return split == Split.TRAIN ? "train" : "val";
  }

  /** The training half decides what the classes are. */
  private static List<String> classes(Path root) {
    List<String> classes = names(root.resolve("train"), Files::isDirectory);
    if (classes.size() < 2) {
      throw new DataException(
          "%s has %d folders, wanted one for each class, 2 or more"
              .formatted(root.resolve("train"), classes.size()));
    }
    return classes;
  }

  private static FolderListing list(Path half, List<String> classes) {
    List<String> present = names(half, Files::isDirectory);
    if (!present.equals(classes)) {
      throw new DataException(
          "%s has the classes %s, wanted those of train, %s; sort its images into the same folders"
              .formatted(half, brief(present), brief(classes)));
    }
    List<List<Path>> filesOfClasses = new ArrayList<>();
    int most = 0;
    for (String name : classes) {
      Path folder = half.resolve(name);
      List<String> files =
          names(folder, file -> PICTURE.matcher(file.getFileName().toString()).matches());
      if (files.isEmpty()) {
        throw new DataException(
            "%s holds no image, wanted .jpg, .jpeg or .png files; fill it or delete the class in"
                    .formatted(folder)
                + " both halves");
      }
      filesOfClasses.add(files.stream().map(folder::resolve).toList());
      most = Math.max(most, files.size());
    }
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      for (int label = 0; label < classes.size(); label++) {
        if (i < filesOfClasses.get(label).size()) {
          files.add(filesOfClasses.get(label).get(i));
          labels.add(label);
        }
      }
    }
    return new FolderListing(
        half, classes, files, labels.stream().mapToInt(label -> label).toArray());
  }

  private static List<String> names(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(wanted)
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read (%s); check the disk and the permissions".formatted(folder, e), e);
    }
  }

  private static String brief(List<String> names) {
    return names.size() > 5
        ? "%s, ... (%,d)".formatted(String.join(", ", names.subList(0, 5)), names.size())
        : names.toString();
  }

  FolderListing first(int n) {
    return new FolderListing(folder, classes, files.subList(0, n), Arrays.copyOf(labels, n));
  }
}
