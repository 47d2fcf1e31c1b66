/**
 * Kernel machines (paper, section 5), exact: kernels, the features they are built on, and what
 * solves for 60,000 images at once.
 */
package rethink.theory.kernel;
