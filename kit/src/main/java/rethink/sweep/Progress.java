package rethink.sweep;

/**
 * How far a run is.
 *
 * @param epoch from 1
 * @param images seen in this epoch
 * @param loss of the newest batch, or on the training set at the end of an epoch
 * @param accuracy on the training set after the newest whole epoch; NaN before there is one
 * @param imagesPerSecond trained on by this process, measuring after epochs included; 0 at first
 */
public record Progress(
    int epoch, int images, double loss, double accuracy, double imagesPerSecond) {}
