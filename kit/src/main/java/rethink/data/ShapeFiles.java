package rethink.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import rethink.progress.Interruption;

/**
 * An image folder that the kit draws itself, "shape-files-N" for N training and N/2 test images a
 * class: {@link Shapes} in 24 classes, eight outlines that are light, dark or vivid, as PNG and
 * JPEG files of 64 to 160 pixels a side. It stands in for ImageNet where there is none: more than
 * ten classes, so that five guesses mean something, told apart by what crops, flips and turned hues
 * leave.
 *
 * @param perClass training images of each class
 */
public record ShapeFiles(int perClass) {
  /** Of the object; what is behind it is half bright. */
  private static final List<String> PAINTS = List.of("light", "dark", "vivid");

  /** The first so many of {@link Shapes}. */
  private static final int OUTLINES = 8;

  private static final int LEAST_SIDE = 64;
  private static final int MOST_SIDE = 160;

  private static final Pattern NAME = Pattern.compile("shape-files-([1-9]\\d{0,3})");

  private static final long SEED = 1611_03530L;

  public ShapeFiles {
    if (perClass < 2) {
      throw new IllegalArgumentException(
          "%d training images a class, wanted at least 2".formatted(perClass));
    }
  }

  /** The one that a folder's name asks for, if any does. */
  static Optional<ShapeFiles> named(String folder) {
    Matcher matcher = NAME.matcher(folder);
    return matcher.matches()
        ? Optional.of(new ShapeFiles(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /** All of it at a side; the files are drawn when they are first asked for. */
  public Dataset dataset(int side) {
    int classes = OUTLINES * PAINTS.size();
    return new Dataset(
        new ImageFolder(folder(), side).dataset(), classes * perClass, classes * (perClass / 2));
  }

  private String folder() {
    return "shape-files-" + perClass;
  }

  /**
   * Draws the folder, whole or not at all, into the folder that fetched data goes to, or into the
   * user's cache where that cannot be written; several processes may do so at once.
   */
  Path write(DataHome home) {
    Path place =
        Stream.of(home.target(), home.places().get(home.places().size() - 1))
            .filter(ShapeFiles::canWrite)
            .findFirst()
            .orElseThrow(
                () ->
                    new DataException(
                        "%s cannot be written to any of %s; set RETHINK_DATA to a folder that can"
                            .formatted(folder(), home.places())));
    Path folder = place.resolve(folder());
    try {
      Path part = Files.createTempDirectory(place, folder() + "-part");
      draw(part.resolve("train"), Split.TRAIN, perClass);
      draw(part.resolve("val"), Split.TEST, perClass / 2);
      try {
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
        delete(part); // Another process was first, and drew the same.
      }
      return folder;
    } catch (IOException e) {
      throw new DataException("%s cannot be written (%s)".formatted(folder, e), e);
    }
  }

  private static boolean canWrite(Path place) {
    try {
      return Files.isWritable(Files.createDirectories(place));
    } catch (IOException e) {
      return false;
    }
  }

  private static void draw(Path half, Split split, int images) throws IOException {
    for (int outline = 0; outline < OUTLINES; outline++) {
      for (String paint : PAINTS) {
        String name = Shapes.CLASSES.get(outline) + "-" + paint;
        Path folder = Files.createDirectories(half.resolve(name));
        for (int i = 0; i < images; i++) {
          Interruption.check();
          RandomStream random = RandomStream.of(SEED, split + " " + name + " " + i);
          BufferedImage picture = picture(random, outline, paint);
          String format = i % 2 == 0 ? "jpg" : "png";
          Path file = folder.resolve("%04d.%s".formatted(i, format));
          ImageIO.write(picture, format, file.toFile());
        }
      }
    }
  }

  private static BufferedImage picture(RandomStream random, int outline, String paint) {
    double[] ground = new double[3];
    for (int c = 0; c < 3; c++) {
      ground[c] = 0.35 + 0.3 * random.nextDouble();
    }
    byte[] drawn = new ShapePicture(random, outline, colour(random, paint), ground).bytes();
    int side = Shapes.SHAPE.width();
    int width = LEAST_SIDE + random.nextInt(MOST_SIDE - LEAST_SIDE + 1);
    // Distorted by up to a quarter: pictures are oblong, and little is lost when they are squared.
    int height = (int) Math.round(width * (0.8 + 0.45 * random.nextDouble()));
    float[] plane = new float[side * side];
    float[][] planes = new float[3][width * height];
    Resampling larger = new Resampling(0, 0, side, side, width, height);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = drawn[c * plane.length + i] & 0xFF;
      }
      larger.apply(plane, 0, side, side, planes[c], 0);
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int rgb = 0;
      for (float[] values : planes) {
        rgb = rgb << 8 | Math.round(values[i]);
      }
      picture.setRGB(i % width, i / width, rgb);
    }
    return picture;
  }

  private static double[] colour(RandomStream random, String paint) {
    double drawn = random.nextDouble();
    double[] colour = new double[3];
    for (int c = 0; c < 3; c++) {
      colour[c] =
          switch (paint) {
            case "light" -> 1 - 0.15 * drawn;
            case "dark" -> 0.15 * drawn;
            default -> 0.5 + 0.5 * StrictMath.cos(2 * StrictMath.PI * (drawn + c / 3.0));
          };
    }
    return colour;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> inside = Files.walk(folder)) {
      inside.forEach(all::add);
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      Files.delete(all.get(i));
    }
  }
}
