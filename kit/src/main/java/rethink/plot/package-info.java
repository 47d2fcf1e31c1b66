/**
 * Charts as neutral records, and the ways to draw them: PNG, an interactive page, words. Needs
 * neither Deeplearning4j nor a kernel.
 */
package rethink.plot;
