/** Theorem 1 as code: networks of 2n + d weights that go through any n points. */
package rethink.theory.expressivity;
