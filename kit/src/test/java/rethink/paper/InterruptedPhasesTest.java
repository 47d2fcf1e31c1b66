package rethink.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rethink.corrupt.Corruption;
import rethink.corrupt.GaussianPixels;
import rethink.corrupt.RandomPixels;
import rethink.corrupt.TrueLabels;
import rethink.data.Checksum;
import rethink.data.Dataset;
import rethink.data.ImageSet;
import rethink.data.RandomStream;
import rethink.data.Shape;
import rethink.data.Shapes;
import rethink.data.Split;
import rethink.model.Mlp;
import rethink.paper.linear.LinearDoubleDescent;
import rethink.paper.linear.MinimumNormPaths;
import rethink.paper.overparametrization.RandomFeatureSweep;
import rethink.theory.complexity.BoxSharpness;
import rethink.theory.complexity.LinearRademacher;
import rethink.theory.expressivity.FiniteSampleFit;
import rethink.theory.expressivity.GradientSearch;
import rethink.theory.expressivity.Sample;
import rethink.theory.kernel.Kernel;
import rethink.theory.kernel.KernelMachine;
import rethink.theory.kernel.KernelRun;
import rethink.theory.linear.LinearDescent;
import rethink.theory.linear.LinearProblem;
import rethink.theory.linear.UpdateRule;
import rethink.theory.sensitivity.CriticalSampleSearch;
import rethink.theory.sensitivity.MlpFunction;
import rethink.train.Experiment;
import rethink.train.Training;

/** Whatever can take long ends soon after its thread is interrupted, as Stop in a notebook does. */
class InterruptedPhasesTest {
  /** A second where the processor is free, in milliseconds for one that is not. */
  private static final long SOON = 10_000;

  private static final Experiment SMALL =
      Experiment.of(new Mlp(1, 512)).on(new Dataset("shapes", 64, 32)).batch(16);

  /** Each would take minutes, or longer. */
  enum Phase {
    DRAWING_SHAPES(() -> Shapes.draw(Split.TRAIN, 1_000_000)),
    DIGEST(() -> Checksum.sha256(many(32))),
    GAUSSIAN_PIXELS(() -> corrupt(new GaussianPixels())),
    RANDOM_PIXELS(() -> corrupt(new RandomPixels())),
    TRAINING(() -> Training.toTheEnd(SMALL.epochs(1_000_000).stopAtLoss(0))),
    EVALUATION(
        () -> {
          try (Training training = Training.of(SMALL)) {
            training.right(many(28));
          }
        }),
    KERNEL_MACHINE(
        () ->
            KernelRun.each(
                KernelMachine.of(Kernel.named("gaussian:0.02", 1)).tolerance(1e-13),
                new double[] {0, 0.1, 0.2, 0.3, 0.4},
                new Dataset("shapes", 6_000, 1_000),
                new TrueLabels(),
                1)),
    CONVOLUTION_KERNEL(
        () ->
            KernelMachine.of(Kernel.named("convolution:100000", 1))
                .fit(new Dataset("shapes", 2_000, 1).train())),
    LINEAR_DESCENT(
        () -> {
          LinearProblem problem = gaussian(100, 50);
          new LinearDescent(UpdateRule.SGD, 1e-6, 5, 1)
              .path(problem, new double[problem.dimension()], 2_000_000_000);
        }),
    MINIMUM_NORM_PATHS(() -> endless(() -> MinimumNormPaths.run(Scale.PAPER))),
    LEAST_SQUARES(() -> endless(() -> LinearDoubleDescent.measure(Scale.PAPER))),
    RANDOM_FEATURES(() -> endless(() -> RandomFeatureSweep.measure(Scale.PAPER))),
    RADEMACHER(
        () ->
            LinearRademacher.ofBall(
                gaussian(100, 50).x(), 1, 10_000_000, RandomStream.of(1, "signs"))),
    GRADIENT_SEARCH(
        () -> {
          double[][] x = gaussian(100, 50).x();
          new GradientSearch(false, 64, 1e-4, 10, 1_000_000_000, 1).run(x, new double[x.length], x);
        }),
    WEIGHTS_BY_THEOREM_1(
        () -> {
          double[][] x = gaussian(20_000, 3).x();
          double[] signs = new double[x.length];
          Arrays.fill(signs, 1);
          FiniteSampleFit.stable()
              .fit(Sample.of(x), signs)
              .plainOutputs(IntStream.range(0, 1_000_000).asDoubleStream().toArray());
        }),
    SHARPNESS(() -> new BoxSharpness(1e-3, 1_000_000).of(Training.toTheEnd(SMALL.epochs(1)))),
    CRITICAL_SAMPLES(
        () -> {
          try (Training training = Training.of(SMALL)) {
            double[] radii = new double[64];
            Arrays.fill(radii, 0.1);
            new CriticalSampleSearch(0.1, 0.1, 1_000_000)
                .critical(
                    MlpFunction.of(new Mlp(1, 512), training.network()),
                    Training.inputs(training.images()),
                    radii,
                    1);
          }
        });

    private final Runnable work;

    Phase(Runnable work) {
      this.work = work;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(120)
  void interrupt_anyPhase_endsIt(Phase phase) throws InterruptedException {
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                phase.work.run();
              } catch (Throwable e) {
                outcome.set(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    thread.join(1_500);
    assertThat(outcome.get()).isNull();
    assertThat(thread.isAlive()).isTrue();
    thread.interrupt();
    thread.join(SOON);
    assertThat(thread.isAlive()).isFalse();
    assertThat(outcome.get()).isInstanceOf(CancellationException.class);
  }

  private static void endless(Runnable work) {
    while (true) {
      work.run();
    }
  }

  /** A million times the same black image. */
  private static ImageSet many(int side) {
    Shape shape = new Shape(side, side, 3);
    byte[][] images = new byte[1_000_000][];
    Arrays.fill(images, new byte[shape.size()]);
    return ImageSet.ofBytes(shape, Shapes.CLASSES, images, new int[images.length]);
  }

  private static void corrupt(Corruption corruption) {
    corruption.apply(many(32), Split.TRAIN, 1);
  }

  private static LinearProblem gaussian(int rows, int features) {
    return LinearProblem.gaussian(rows, new double[features], 1, RandomStream.of(1, "rows"));
  }
}
