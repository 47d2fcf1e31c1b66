/** Linear models, and which of many solutions gradient descent finds (paper, section 5). */
package rethink.paper.linear;
