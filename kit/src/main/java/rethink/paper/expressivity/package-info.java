/** Theorem 1: what a network of 2n+d weights can represent (paper, section 4 and appendix). */
package rethink.paper.expressivity;
