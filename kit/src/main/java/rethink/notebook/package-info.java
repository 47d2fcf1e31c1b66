/**
 * What a notebook shows: charts, images, tables, progress. The only code that knows a kernel, found
 * by reflection, so that one notebook runs under IJava, JJava, the kit's own kernel, or none.
 */
package rethink.notebook;
