package rethink.theory.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import rethink.data.ImageSet;
import rethink.data.Shape;

/**
 * Energies of Gabor wavelets: how strongly an image waves in each of some directions and at each of
 * some wavelengths, averaged over square cells. The paper (section 5) does not say which bank it
 * used on MNIST; the default was chosen on 2,000 held-out training images.
 *
 * @param orientations evenly spread over half a turn
 * @param shortest wavelength in pixels; each further one is longer by the square root of 2
 * @param wavelengths how many
 * @param width standard deviation of the wavelet's envelope in wavelengths
 * @param cell side of a cell in pixels
 */
public record GaborWavelets(
    int orientations, double shortest, int wavelengths, double width, int cell)
    implements FeatureMap {
  /** Energies are taken at every second pixel, which is enough for wavelengths from 4 on. */
  private static final int STRIDE = 2;

  private static final int MIDDLE = 128;
  private static final int HIGHEST = 255;

  public GaborWavelets {
    if (orientations < 1 || wavelengths < 1 || cell < STRIDE || cell % STRIDE != 0) {
      throw new IllegalArgumentException(
          "%d orientations, %d wavelengths, cells of %d pixels; wanted 1 or more, and even cells"
              .formatted(orientations, wavelengths, cell));
    }
    if (!(shortest >= 2 && width > 0)) {
      throw new IllegalArgumentException(
          "shortest wavelength %s, width %s; wanted at least 2 pixels and above 0"
              .formatted(shortest, width));
    }
  }

  /** The bank chosen on MNIST. */
  public GaborWavelets() {
    this(8, 5, 2, 0.5, 4);
  }

  @Override
  public String kernelName() {
    return "gabor";
  }

  @Override
  public int dimension(Shape shape) {
    return shape.channels()
        * orientations
        * wavelengths
        * (shape.height() / cell)
        * (shape.width() / cell);
  }

  @Override
  public double step() {
    return 1.0 / HIGHEST;
  }

  @Override
  public void copy(ImageSet images, int image, float[] features) {
    Shape shape = images.shape();
    float[] pixels = images.pixels(image);
    int cells = (shape.height() / cell) * (shape.width() / cell);
    for (int channel = 0, at = 0; channel < shape.channels(); channel++) {
      float[] plane =
          Arrays.copyOfRange(pixels, channel * shape.area(), (channel + 1) * shape.area());
      for (int w = 0; w < wavelengths; w++) {
        for (int o = 0; o < orientations; o++, at += cells) {
          Wave wave = new Wave(shortest * Math.pow(2, w / 2.0), width, Math.PI * o / orientations);
          energies(plane, shape, wave, features, at);
        }
      }
    }
  }

  private void energies(float[] plane, Shape shape, Wave wave, float[] features, int at) {
    int columns = shape.width() / cell;
    int rows = shape.height() / cell;
    float[] sums = new float[rows * columns];
    float[] across = wave.across(plane, shape);
    for (int y = 0; y < rows * cell; y += STRIDE) {
      for (int x = 0; x < columns * cell; x += STRIDE) {
        sums[y / cell * columns + x / cell] += wave.energy(across, shape, y, x / STRIDE);
      }
    }
    int inCell = (cell / STRIDE) * (cell / STRIDE);
    for (int i = 0; i < sums.length; i++) {
      features[at + i] = Math.min(HIGHEST, Math.round(sums[i] / inCell)) - MIDDLE;
    }
  }

  /** One complex wavelet, which is a product of one along x and one along y. */
  private static final class Wave {
    private final int radius;
    private final float[][] alongX;
    private final float[][] alongY;

    Wave(double wavelength, double width, double angle) {
      double deviation = width * wavelength;
      radius = (int) Math.ceil(2.5 * deviation);
      alongX = factor(2 * Math.PI / wavelength * Math.cos(angle), deviation);
      alongY = factor(2 * Math.PI / wavelength * Math.sin(angle), deviation);
    }

    /** Real and imaginary part; the envelope adds up to the root of 2. */
    private float[][] factor(double frequency, double deviation) {
      double[] envelope =
          IntStream.rangeClosed(-radius, radius)
              .mapToDouble(i -> Math.exp(-i * i / (2 * deviation * deviation)))
              .toArray();
      double sum = Arrays.stream(envelope).sum() / Math.sqrt(2);
      float[][] parts = new float[2][envelope.length];
      for (int i = 0; i < envelope.length; i++) {
        parts[0][i] = (float) (envelope[i] / sum * Math.cos(frequency * (i - radius)));
        parts[1][i] = (float) (envelope[i] / sum * Math.sin(frequency * (i - radius)));
      }
      return parts;
    }

    /** Every row at every second column: real and imaginary values in turn. */
    float[] across(float[] plane, Shape shape) {
      int columns = (shape.width() + 1) / STRIDE;
      float[] values = new float[2 * shape.height() * columns];
      for (int y = 0, at = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x += STRIDE, at += 2) {
          int end = Math.min(shape.width() - 1, x + radius);
          for (int i = Math.max(0, x - radius); i <= end; i++) {
            float pixel = plane[y * shape.width() + i];
            values[at] += pixel * alongX[0][i - x + radius];
            values[at + 1] += pixel * alongX[1][i - x + radius];
          }
        }
      }
      return values;
    }

    float energy(float[] across, Shape shape, int y, int column) {
      int columns = (shape.width() + 1) / STRIDE;
      int end = Math.min(shape.height() - 1, y + radius);
      float real = 0;
      float imaginary = 0;
      for (int i = Math.max(0, y - radius); i <= end; i++) {
        float re = across[2 * (i * columns + column)];
        float im = across[2 * (i * columns + column) + 1];
        float cosine = alongY[0][i - y + radius];
        float sine = alongY[1][i - y + radius];
        real += re * cosine - im * sine;
        imaginary += re * sine + im * cosine;
      }
      return (float) Math.sqrt(real * real + imaginary * imaginary);
    }
  }
}
