/** Figure 1: networks that fit true labels, altered images and random labels (paper, section 2). */
package rethink.paper.randomization;
