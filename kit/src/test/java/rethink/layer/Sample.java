package rethink.layer;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Small networks in which each of the kit's layers occurs, for what must hold of all of them. As a
 * program, it trains each and prints a name and the checksum of its parameters, line by line.
 */
enum Sample {
  CONVOLUTION {
    @Override
    Layer[] layers() {
      return new Layer[] {
        new Convolution.Builder(3).nOut(16).normalized(true).build(),
        Pooling.max(3, 1),
        new LocalResponseNorm(2, 0.1),
        new Convolution.Builder(5).stride(2).nOut(9).build(),
        dense(20, new PlainWeights()).build()
      };
    }
  },
  DENSE {
    @Override
    Layer[] layers() {
      return new Layer[] {
        dense(150, new PlainWeights()).inputGradient(false).build(),
        dense(33, new WeightNormalisation()).build(),
        dense(40, new DropConnect(0.5, 1)).build()
      };
    }
  },
  DROPOUT {
    @Override
    Layer[] layers() {
      return new Layer[] {
        new DropoutLayer(new SeededSpatialDropout(0.8, 1, "channels")),
        new DropoutLayer(new SeededGaussianNoise(0.1, 1, "pixels")),
        dense(64, new PlainWeights()).dropOut(new SeededDropout(0.5, 1, "units")).build(),
        dense(33, new PlainWeights()).dropOut(new SeededGaussianDropout(0.5, 1, "more")).build()
      };
    }
  };

  abstract Layer[] layers();

  ComputationGraph net(Precision precision) {
    ComputationGraphConfiguration network =
        Chain.configuration(
            DataType.FLOAT, InputType.convolutional(11, 13, 5, CNN2DFormat.NHWC), layers());
    precision.configure(network);
    ComputationGraph net = new ComputationGraph(network);
    net.init();
    return net;
  }

  /** Trains some steps on one batch of seven images. */
  static void train(ComputationGraph net, int steps) {
    net.setLearningRate(0.05);
    Chain.fit(net, images(), Chain.labels(DataType.FLOAT, 2, 7), steps);
  }

  static INDArray images() {
    return Gaussian.array(DataType.FLOAT, 1, 7, 11, 13, 5);
  }

  /** Of all parameters, to the bit. */
  static long checksum(ComputationGraph net) {
    long sum = 0;
    for (float value : Chain.bits(net.params())) {
      sum = 31 * sum + Float.floatToRawIntBits(value);
    }
    return sum;
  }

  private static Dense.Builder dense(int out, WeightTransform weights) {
    return new Dense.Builder().nOut(out).activation(Activation.RELU).weights(weights);
  }

  public static void main(String[] arguments) {
    Natives.load();
    for (Sample sample : values()) {
      for (Precision precision : Precision.values()) {
        ComputationGraph net = sample.net(precision);
        train(net, 5);
        System.out.println(sample + " " + precision + " " + checksum(net));
      }
    }
  }
}
