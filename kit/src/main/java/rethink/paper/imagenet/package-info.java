/**
 * Table 2: Inception V3 on true and on random labels of ImageNet (paper, section 2 and appendix).
 */
package rethink.paper.imagenet;
