package rethink.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dataset of image files in the layout of ImageNet: {@code NAME/train/CLASS/*.JPEG} and {@code
 * NAME/val/CLASS/*.JPEG} (or .jpg, .jpeg, .png) below a data folder, called "NAME:SIDE", such as
 * "imagenet:299".
 *
 * <p>Networks see squares of {@code side} pixels. As in TensorFlow's evaluation of Inception these
 * are the central 7/8 of the image: the short side is resized to 8/7 of {@code side}, of which the
 * centre is kept, and random crops have that to choose from.
 *
 * @param name of the folder
 * @param side of what a network sees, in pixels
 */
public record ImageFolder(String name, int side) {
  private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9-]{0,63}):(\\d{1,4})");

  public ImageFolder {
    if (side < 8 || side > 1024) {
      throw new IllegalArgumentException(
          "images of \"%s\" of %d pixels a side, wanted 8..1024".formatted(name, side));
    }
  }

  /** Whether a dataset's name is that of such a folder. */
  static boolean isName(String dataset) {
    return NAME.matcher(dataset).matches();
  }

  static ImageFolder named(String dataset) {
    Matcher parts = NAME.matcher(dataset);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no image folder, wanted NAME:SIDE as in imagenet:299".formatted(dataset));
    }
    return new ImageFolder(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  /** The name of it as a dataset. */
  public String dataset() {
    return name + ":" + side;
  }

  /** What a network sees. */
  Shape seen() {
    return new Shape(side, side, 3);
  }

  /** What images are resized and cropped to when they are read. */
  Shape read() {
    int read = (side * 8 + 6) / 7;
    return new Shape(read, read, 3);
  }

  /** What is there of one half, without opening a file. */
  FolderListing list(DataHome home, Split split) {
    return FolderListing.of(home, name, split);
  }

  /** The first {@code n} images of one half; files are opened when their images are asked for. */
  ImageSet read(DataHome home, Split split, int n) {
    FolderListing listing = list(home, split);
    if (n > listing.files().size()) {
      throw new DataException(
          "%s holds %,d images, wanted %,d; take fewer, or complete the folder"
              .formatted(listing.folder(), listing.files().size(), n));
    }
    FolderListing first = listing.first(n);
    return ImageSet.reading(
        read(), first.classes(), new FolderImages(first, read().height()), first.labels());
  }
}
