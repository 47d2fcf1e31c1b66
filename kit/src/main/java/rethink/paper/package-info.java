/**
 * What the figures and tables have in common: scales, subjects, the published numbers, verdicts.
 * Each part of the paper has a package of its own.
 */
package rethink.paper;
