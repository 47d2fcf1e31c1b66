/**
 * How fast the kit trains, beside libtorch and stock Deeplearning4j on the same machine in the same
 * minutes, and how the time grows. Nothing in the kit depends on it.
 */
package rethink.bench;
