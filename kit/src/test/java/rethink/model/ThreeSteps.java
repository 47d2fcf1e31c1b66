package rethink.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Prints "name SHA-256" of networks' parameters after three steps of training on one batch. */
final class ThreeSteps {
  private ThreeSteps() {}

  public static void main(String[] models) {
    for (String model : models) {
      System.out.println(of(model));
    }
  }

  static String of(String model) {
    Batch batch = Batch.of(16, 28);
    ComputationGraph net = batch.net(Model.named(model));
    for (int step = 0; step < 3; step++) {
      net.fit(new INDArray[] {batch.images()}, new INDArray[] {batch.labels()});
    }
    float[] values = net.params().dup('c').data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return model + " " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
