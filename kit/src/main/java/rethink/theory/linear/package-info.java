/**
 * Linear models (paper, section 5), exact: the solution of least norm, and what descent by small
 * batches comes to.
 */
package rethink.theory.linear;
