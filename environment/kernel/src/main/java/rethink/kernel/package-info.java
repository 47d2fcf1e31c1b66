/** A Java kernel for Jupyter and a runner that needs neither Jupyter nor Python. */
package rethink.kernel;
