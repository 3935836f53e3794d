package org.convmark.result;

import java.util.List;
import java.util.Optional;

/**
 * What the figures of a run were computed from, and what was found in it.
 *
 * @param samples every timed iteration
 * @param forks every fork; none in runs of versions which did not write them
 * @param maxBatches the largest batches that fit; none unless the run was a search for them
 * @param ceilings what the machine attains at most; none if it was not measured
 * @param findings worst first; empty if the run was not analysed, as one that has not ended
 */
public record Evidence(
    List<Sample> samples,
    List<Fork> forks,
    List<MaxBatch> maxBatches,
    List<Ceiling> ceilings,
    Optional<List<Finding>> findings) {

  public Evidence {
    samples = List.copyOf(samples);
    forks = List.copyOf(forks);
    maxBatches = List.copyOf(maxBatches);
    ceilings = List.copyOf(ceilings);
    findings = findings.map(List::copyOf);
  }

  /** Of a run that did not measure its machine. */
  public Evidence(
      List<Sample> samples,
      List<Fork> forks,
      List<MaxBatch> maxBatches,
      Optional<List<Finding>> findings) {
    this(samples, forks, maxBatches, List.of(), findings);
  }

  /** Of a run that measures and was not analysed. */
  public Evidence(List<Sample> samples, List<Fork> forks) {
    this(samples, forks, List.of(), List.of(), Optional.empty());
  }
}
