/** The explicit regularizers of the paper (section 3), as values that an experiment composes. */
package rethink.regularize;
