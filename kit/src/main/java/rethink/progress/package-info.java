/** Long work: shared among processors, told of while it lasts, and ended by an interrupt. */
package rethink.progress;
