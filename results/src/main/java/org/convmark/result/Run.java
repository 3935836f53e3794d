package org.convmark.result;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
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

  /** The fingerprint of its machine; that of the first cell that tells, or empty text. */
  public String machineId() {
    String told = environment.get("machine_id");
    return !told.isEmpty()
        ? told
        : measurements.stream()
            .map(row -> row.provenance().machineId())
            .filter(id -> !id.isEmpty())
            .findFirst()
            .orElse("");
  }

  /** What was found when the run ended; empty if it was not analysed. */
  public Optional<List<Finding>> findings() {
    return evidence.findings();
  }

  /**
   * When it began: what its environment says, which stays the same while cells are added; of a run
   * that is kept without it, when its first cell was started. Empty if neither tells.
   */
  public Optional<Instant> startedAt() {
    return instant(environment.get("started_at"))
        .or(
            () ->
                measurements.stream()
                    .map(row -> row.provenance().startedAt())
                    .filter(at -> !at.equals(Provenance.NOT_STARTED))
                    .min(Comparator.naturalOrder()));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
