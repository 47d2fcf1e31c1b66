package rethink.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A training step as TorchScript, written line by line, with the tensors that it is called with:
 * the lists {@code data} (images, labels, constants), {@code w} (weights) and {@code v} (their
 * velocities).
 */
final class TorchProgram {
  static final String IMAGES = "data[0]";
  static final String LABELS = "data[1]";

  /**
   * A tensor that training changes.
   *
   * @param deviation of its initial Gaussian values; 0 for zeros
   */
  record Weight(long[] shape, double deviation) {}

  /** A tensor that autograd leaves alone. */
  record Constant(float[] values, long... shape) {}

  private final StringBuilder body = new StringBuilder();
  private final List<Weight> weights = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();
  private int lines;

  List<Weight> weights() {
    return weights;
  }

  /** What follows images and labels in {@code data}. */
  List<Constant> constants() {
    return constants;
  }

  /** Adds a line and returns the name of its value. */
  String line(String expression) {
    String name = "x" + ++lines;
    body.append("    %s = %s\n".formatted(name, expression));
    return name;
  }

  /**
   * Adds a weight whose values keep the size of what comes in, times the root of {@code gain}.
   *
   * @param shape outputs first
   */
  String weight(double gain, long... shape) {
    long inputs = 1;
    for (int i = 1; i < shape.length; i++) {
      inputs *= shape[i];
    }
    return add(new Weight(shape, Math.sqrt(gain / inputs)));
  }

  String bias(int units) {
    return add(new Weight(new long[] {units}, 0));
  }

  String constant(float[] values, long... shape) {
    constants.add(new Constant(values, shape));
    return "data[%d]".formatted(constants.size() + 1);
  }

  /** The whole step: loss, gradients, momentum, update; it returns the loss. */
  String source(String logits, double rate) {
    return """
    class Network(Module):
      __parameters__ = []
      __buffers__ = []
      training : bool
      def forward(self: __torch__.Network, data: List[Tensor], w: List[Tensor], v: List[Tensor]) -> Tensor:
    %s    loss = torch.cross_entropy_loss(%s, %s)
        gradients = torch.grad([loss], w)
        for i in range(torch.len(w)):
          velocity = torch.add_(torch.mul_(v[i], %s), torch._unwrap_optional(gradients[i]))
          _ = torch.sub_(torch.detach(w[i]), velocity, alpha=%s)
        return torch.detach(loss)
    """
        .formatted(body, logits, LABELS, Protocol.MOMENTUM, rate);
  }

  private String add(Weight weight) {
    weights.add(weight);
    return "w[%d]".formatted(weights.size() - 1);
  }
}
