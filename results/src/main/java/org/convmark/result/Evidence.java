package org.convmark.result;

import java.util.List;

/**
 * What the figures of a run were computed from.
 *
 * @param samples every timed iteration
 * @param forks every fork; none in runs of versions which did not write them
 * @param maxBatches the largest batches that fit; none unless the run was a search for them
 */
public record Evidence(List<Sample> samples, List<Fork> forks, List<MaxBatch> maxBatches) {

  public Evidence {
    samples = List.copyOf(samples);
    forks = List.copyOf(forks);
    maxBatches = List.copyOf(maxBatches);
  }

  /** Of a run that measures. */
  public Evidence(List<Sample> samples, List<Fork> forks) {
    this(samples, forks, List.of());
  }
}
