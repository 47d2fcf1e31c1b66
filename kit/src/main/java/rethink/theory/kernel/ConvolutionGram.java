package rethink.theory.kernel;

import static org.bytedeco.openblas.global.openblas.CblasColMajor;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import rethink.data.ImageSet;
import rethink.progress.ProgressLine;

/** Similarities of training images under a {@link RandomConvolution}, 1 on average to oneself. */
final class ConvolutionGram implements Similarities {
  private final RandomConvolution net;
  private final ImageSet images;
  private final ConvolutionFeatures features;
  private final int[] twins;
  private final StoredGram sum;
  private final double factor;

  ConvolutionGram(RandomConvolution net, ImageSet images, int tile) {
    this.net = net;
    this.images = images;
    twins = Points.of(new Pixels(), images).twins();
    features = new ConvolutionFeatures(net, RandomFilters.from(images, net), images.shape());
    sum = new StoredGram(images.size(), tile);
    eachBatch(
        "similarities of %,d images".formatted(images.size()),
        images,
        (d, batch, first, count) -> sum.add(batch, d));
    factor = sum.normalise();
  }

  private interface Batch {
    void use(int featuresOfAnImage, FloatPointer features, int first, int filters);
  }

  /** Features of these images for all filters, batch after batch. */
  private void eachBatch(String what, ImageSet set, Batch use) {
    int most = ConvolutionFeatures.batch(net, images.shape());
    int perFilter = perFilter();
    try (ProgressLine line = ProgressLine.start(what);
        FloatPointer batch = new FloatPointer((long) set.size() * most * perFilter)) {
      for (int first = 0; first < net.filters(); first += most) {
        int count = Math.min(most, net.filters() - first);
        features.compute(set, first, count, batch);
        use.use(count * perFilter, batch, first, count);
        line.update((double) (first + count) / net.filters(), "");
      }
      line.done("%,d filters".formatted(net.filters()));
    }
  }

  @Override
  public int[] twins() {
    return twins;
  }

  @Override
  public double[] scores(ImageSet others, double[] weights) {
    int columns = weights.length / size();
    float[] alpha = new float[weights.length];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = (float) (weights[i] * factor);
    }
    double[] scores = new double[others.size() * columns];
    float[] part = new float[scores.length];
    long most = (long) ConvolutionFeatures.batch(net, images.shape()) * perFilter();
    try (FloatPointer a = new FloatPointer(alpha);
        FloatPointer sums = new FloatPointer(most * columns);
        FloatPointer theirs = new FloatPointer(most * others.size());
        FloatPointer b = new FloatPointer((long) part.length)) {
      eachBatch(
          "scores of %,d images".formatted(others.size()),
          images,
          (d, ours, first, count) -> {
            // Weights of features instead of weights of images: no matrix between both sets.
            multiply(CblasNoTrans, d, columns, size(), ours, d, a, sums, d);
            features.compute(others, first, count, theirs);
            multiply(CblasTrans, others.size(), columns, d, theirs, d, sums, b, others.size());
            b.get(part);
            for (int i = 0; i < part.length; i++) {
              scores[i] += part[i];
            }
          });
    }
    return scores;
  }

  private static void multiply(
      int transposed,
      int rows,
      int columns,
      int inner,
      FloatPointer left,
      int leading,
      FloatPointer right,
      FloatPointer result,
      int leadingOfResult) {
    cblas_sgemm(
        CblasColMajor,
        transposed,
        CblasNoTrans,
        rows,
        columns,
        inner,
        1,
        left,
        leading,
        right,
        inner,
        0,
        result,
        leadingOfResult);
  }

  private int perFilter() {
    return ConvolutionFeatures.perFilter(net, images.shape());
  }

  @Override
  public int size() {
    return sum.size();
  }

  @Override
  public int block() {
    return sum.block();
  }

  @Override
  public double scale() {
    return sum.scale();
  }

  @Override
  public double operationsPerValue() {
    return sum.operationsPerValue();
  }

  @Override
  public void fill(int row, int rows, int column, int columns, FloatPointer block) {
    sum.fill(row, rows, column, columns, block);
  }

  @Override
  public void fill(int row, int rows, int column, int columns, DoublePointer block) {
    sum.fill(row, rows, column, columns, block);
  }
}
