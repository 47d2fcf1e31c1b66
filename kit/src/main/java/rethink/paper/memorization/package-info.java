/** How networks memorise: what Arpit et al. (2017) measured about this paper. */
package rethink.paper.memorization;
