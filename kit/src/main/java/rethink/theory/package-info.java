/** The theory behind the experiments, exact: kernels and what solves them. */
package rethink.theory;
