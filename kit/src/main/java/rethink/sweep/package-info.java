/** Many experiments at once. */
package rethink.sweep;
