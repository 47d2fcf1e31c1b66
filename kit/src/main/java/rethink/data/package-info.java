/** Images and where they come from. */
package rethink.data;
