/** More parameters than images: double descent, and the ratios others printed. */
package rethink.paper.overparametrization;
