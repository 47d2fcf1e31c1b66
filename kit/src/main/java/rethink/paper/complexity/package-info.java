/** Measures of complexity against the gap they should explain (paper, section 2.2). */
package rethink.paper.complexity;
