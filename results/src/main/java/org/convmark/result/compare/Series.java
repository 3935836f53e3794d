package org.convmark.result.compare;

import org.convmark.result.Cell;

/** What is followed from run to run: one figure of one cell. */
public record Series(Cell cell, Metric metric) {

  @Override
  public String toString() {
    return cell.id() + " " + metric.word();
  }
}
