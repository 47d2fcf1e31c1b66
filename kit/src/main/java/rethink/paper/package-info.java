/** The paper's figures and tables: what it published, and how the kit repeats it. */
package rethink.paper;
