package rethink.layer;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one step of plain gradient descent computed: activations, the gradient of sum(epsilon *
 * activations) at all parameters (null where there are none) and at the input (null where nobody
 * wanted it).
 */
record Step(INDArray out, INDArray gradient, INDArray below) {

  /** Forward and backward in training mode, then the step. */
  static Step of(MultiLayerNetwork net, INDArray images, INDArray epsilon) {
    net.setInput(images);
    net.setInputMiniBatchSize((int) images.size(0));
    INDArray out = net.feedForward(true, false).get(net.getnLayers()).dup();
    Pair<Gradient, INDArray> back = net.backpropGradient(epsilon, null);
    INDArray below = back.getSecond() == null ? null : back.getSecond().dup();
    if (net.numParams() == 0) {
      return new Step(out, null, below);
    }
    Gradient gradient = back.getFirst();
    Step step = new Step(out, gradient.gradient().dup(), below);
    net.getUpdater()
        .update(net, gradient, 0, 0, (int) images.size(0), LayerWorkspaceMgr.noWorkspaces());
    net.params().subi(gradient.gradient());
    return step;
  }
}
