/** How near the inputs of a network lie to where it would answer otherwise. */
package rethink.theory.sensitivity;
