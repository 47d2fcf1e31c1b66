/** The paper's networks as named builders of Deeplearning4j configurations. */
package rethink.model;
