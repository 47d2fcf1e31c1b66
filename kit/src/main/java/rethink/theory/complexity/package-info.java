/**
 * Measures that should say how well a network generalises (paper, section 2.2, and what followed
 * it): fits of random signs, the Vapnik-Chervonenkis dimension, norms, margins, sharpness.
 */
package rethink.theory.complexity;
