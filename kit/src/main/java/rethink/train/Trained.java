package rethink.train;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import rethink.data.ImageSet;
import rethink.log.EpochMetrics;

/**
 * What training in memory leaves: the weights, and what they were trained on.
 *
 * @param start all parameters before the first step by name ("hidden1_W"), from the first layer to
 *     the last
 * @param end the same after the last step
 * @param images the training images, cropped, with the labels that were trained on
 * @param last the metrics after the last epoch
 */
public record Trained(
    Map<String, INDArray> start, Map<String, INDArray> end, ImageSet images, EpochMetrics last) {}
