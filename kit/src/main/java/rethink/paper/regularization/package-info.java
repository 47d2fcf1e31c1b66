/**
 * Tables 1 and 4 and Figure 2: what regularizers change, and what they do not (paper, section 3).
 */
package rethink.paper.regularization;
