package org.convmark.result;

import java.util.List;
import java.util.Optional;

/** One execution of a plan. */
public record Run(
    String id,
    Environment environment,
    Documentation documentation,
    List<Measurement> measurements,
    Evidence evidence) {

  public Run {
    measurements = List.copyOf(measurements);
  }

  /** A run of which no forks are known. */
  public Run(
      String id,
      Environment environment,
      Documentation documentation,
      List<Measurement> measurements,
      List<Sample> samples) {
    this(id, environment, documentation, measurements, new Evidence(samples, List.of()));
  }

  public List<Sample> samples() {
    return evidence.samples();
  }

  public List<Fork> forks() {
    return evidence.forks();
  }

  /** What was found when the run ended; empty if it was not analysed. */
  public Optional<List<Finding>> findings() {
    return evidence.findings();
  }
}
