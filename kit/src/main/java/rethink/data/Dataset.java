package rethink.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which data and how much of it: the first {@code trainSize} training and {@code testSize} test
 * images of the dataset of this name. A value; images are read when first asked for and kept while
 * memory lasts. A name with a colon is that of an {@link ImageFolder}, whose files are looked at
 * only when its classes or images are asked for.
 */
public record Dataset(String name, int trainSize, int testSize) {
  /** The central crop of 32x32 pictures that the paper trains on (appendix A). */
  private static final Shape CROP = new Shape(28, 28, 3);

  private static final Map<String, Source> SOURCES =
      new TreeMap<>(
          Map.of(
              "shapes",
                  new Source(
                      50_000,
                      10_000,
                      Shapes.CLASSES,
                      CROP,
                      (home, split, n) -> Shapes.draw(split, n)),
              "cifar10",
                  new Source(
                      50_000,
                      10_000,
                      Cifar10.CLASSES,
                      CROP,
                      (home, split, n) ->
                          Cifar10.read(home.require(Cifar10.ENTRY), split).first(n)),
              "mnist",
                  new Source(
                      60_000,
                      10_000,
                      Mnist.CLASSES,
                      Mnist.SHAPE,
                      (home, split, n) -> Mnist.read(home.require(Mnist.ENTRY), split).first(n))));

  private static final ReadOnce<Key, ImageSet> READ = new ReadOnce<>();

  /** What can be known of a dataset without reading it, and how to read it. */
  private record Source(
      int trainSize, int testSize, List<String> classes, Shape seen, Reader reader) {}

  private interface Reader {
    ImageSet read(DataHome home, Split split, int n);
  }

  private record Key(DataHome home, String name, Split split, int n) {}

  public Dataset {
    boolean isFolder = ImageFolder.isName(name);
    check("training", trainSize, isFolder ? Integer.MAX_VALUE : source(name).trainSize());
    check("test", testSize, isFolder ? Integer.MAX_VALUE : source(name).testSize());
  }

  /**
   * All of "cifar10", "mnist" or "shapes", or of an image folder such as "imagenet:299"; "auto" is
   * {@link #current}.
   */
  public static Dataset named(String name) {
    if (name.equals("auto")) {
      return current();
    }
    if (ImageFolder.isName(name)) {
      return of(ImageFolder.named(name), DataHome.here());
    }
    Source source = source(name);
    return new Dataset(name, source.trainSize(), source.testSize());
  }

  static Dataset of(ImageFolder folder, DataHome home) {
    return new Dataset(
        folder.dataset(),
        folder.list(home, Split.TRAIN).files().size(),
        folder.list(home, Split.TEST).files().size());
  }

  /**
   * The dataset the user chose by the system property {@code rethink.dataset} or the environment
   * variable {@code RETHINK_DATASET}: a name, or "auto" (also if neither is set), which is CIFAR-10
   * where its files are found and else the shapes.
   */
  public static Dataset current() {
    String chosen = System.getProperty("rethink.dataset", System.getenv("RETHINK_DATASET"));
    return chosen(chosen, DataHome.here());
  }

  static Dataset chosen(String name, DataHome home) {
    if (name == null || name.isBlank() || name.equals("auto")) {
      return home.find(Cifar10.ENTRY).isPresent() ? named("cifar10") : named("shapes");
    }
    return named(name);
  }

  /** Only the first {@code n} training images. */
  public Dataset first(int n) {
    check("training", n, trainSize);
    return new Dataset(name, n, testSize);
  }

  /** Only the first {@code n} test images. */
  public Dataset testFirst(int n) {
    check("test", n, testSize);
    return new Dataset(name, trainSize, n);
  }

  public List<String> classes() {
    return ImageFolder.isName(name)
        ? ImageFolder.named(name).list(DataHome.here(), Split.TRAIN).classes()
        : source(name).classes();
  }

  /** The shape of what a network sees of an image: its centre. */
  public Shape seen() {
    return ImageFolder.isName(name) ? ImageFolder.named(name).seen() : source(name).seen();
  }

  public ImageSet train() {
    return read(DataHome.here(), Split.TRAIN);
  }

  public ImageSet test() {
    return read(DataHome.here(), Split.TEST);
  }

  /** {@link Checksum#sha256(ImageSet)} of both halves, to record with a run. */
  public String checksum() {
    return Checksum.sha256(Checksum.sha256(train()) + Checksum.sha256(test()));
  }

  /**
   * Whether the files are the official ones, byte for byte; nothing where no official ones are
   * known.
   */
  public Optional<Boolean> isExact() {
    DataHome home = DataHome.here();
    return Catalogue.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(entry -> entry.isExact(home.require(entry)));
  }

  ImageSet read(DataHome home, Split split) {
    int n = split == Split.TRAIN ? trainSize : testSize;
    return READ.get(new Key(home, name, split, n), () -> reader(name).read(home, split, n));
  }

  private static Reader reader(String name) {
    return ImageFolder.isName(name) ? ImageFolder.named(name)::read : source(name).reader();
  }

  private static Source source(String name) {
    Source source = SOURCES.get(name);
    if (source == null) {
      throw new IllegalArgumentException(
          "no dataset is named \"%s\"; choose one of %s, or a folder of images as NAME:SIDE"
              .formatted(name, SOURCES.keySet()));
    }
    return source;
  }

  private static void check(String half, int wanted, int present) {
    if (wanted < 1 || wanted > present) {
      throw new IllegalArgumentException(
          "asked for %d %s images of %d; choose 1..%d".formatted(wanted, half, present, present));
    }
  }
}
