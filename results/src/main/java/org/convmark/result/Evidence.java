package org.convmark.result;

import java.util.List;

/**
 * What the figures of a run were computed from.
 *
 * @param samples every timed iteration
 * @param forks every fork; none in runs of versions which did not write them
 */
public record Evidence(List<Sample> samples, List<Fork> forks) {

  public Evidence {
    samples = List.copyOf(samples);
    forks = List.copyOf(forks);
  }
}
