/** One run: the experiment as a value and the loop that performs it. */
package rethink.train;
