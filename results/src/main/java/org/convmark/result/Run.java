package org.convmark.result;

import java.util.List;

/** One execution of a plan. */
public record Run(
    String id,
    Environment environment,
    Documentation documentation,
    List<Measurement> measurements,
    List<Sample> samples) {

  public Run {
    measurements = List.copyOf(measurements);
    samples = List.copyOf(samples);
  }
}
