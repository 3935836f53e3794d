package org.convmark.model.graph;

/** What becomes of a last window that does not fit: Caffe's pools round up, the others down. */
public enum Rounding {
  FLOOR,
  CEIL
}
