/** The commands of {@code environment/rethink}. */
package rethink.cli;
