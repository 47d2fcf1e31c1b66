/** Table 3: kernel machines that fit every label (paper, section 5). */
package rethink.paper.kernel;
