/** Deeplearning4j layers made right and fast on the processor at hand. */
package rethink.layer;
