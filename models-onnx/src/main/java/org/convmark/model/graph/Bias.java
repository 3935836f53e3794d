package org.convmark.model.graph;

/**
 * Whether a convolution or linear layer learns a bias; a batch norm right behind makes it useless.
 */
public enum Bias {
  LEARNED,
  NONE
}
