package org.convmark.report.buying;

import org.convmark.result.Measurement;
import org.convmark.result.Workload;

/**
 * What devices are compared on. Precision is part of it: what computes with fewer bits does other
 * work.
 */
public record Task(String model, Workload workload, String precision) {

  static Task of(Measurement cell) {
    return new Task(cell.cell().model(), cell.cell().workload(), cell.cell().precision());
  }
}
