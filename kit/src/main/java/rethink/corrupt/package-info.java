/** The data conditions of the paper's randomization tests. */
package rethink.corrupt;
