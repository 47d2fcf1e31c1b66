/**
 * Runs the notebooks without Jupyter and turns executed ones into pages, figure files and a
 * gallery.
 *
 * <p>{@link rethink.render.Notebooks} is the command that does all of it; {@link
 * rethink.render.Freshness} checks the committed notebooks.
 */
package rethink.render;
