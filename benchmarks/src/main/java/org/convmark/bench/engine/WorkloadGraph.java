package org.convmark.bench.engine;

import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.result.Workload;

/** Decides which form of a network a workload runs. */
public final class WorkloadGraph {

  private WorkloadGraph() {}

  /** The form for inference, or for the other workloads the one with auxiliary classifiers. */
  public static Graph of(Variant variant, Workload workload) {
    return workload == Workload.FORWARD ? variant.graph() : variant.trainingGraph();
  }
}
