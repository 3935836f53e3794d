package org.convmark.model.claim;

/** What became of a claim. */
public enum Verdict {
  /** The network has what the document states. */
  CONFIRMED,
  /** The network has something else. */
  CONTRADICTED,
  /** No graph can tell; it takes weights, images or a measurement. */
  NEEDS_DATA
}
