package org.convmark.result;

import java.util.List;

/** One execution of a plan. */
public record Run(
    String id,
    Environment environment,
    List<ModelFact> models,
    List<Measurement> measurements,
    List<Sample> samples) {

  public Run {
    models = List.copyOf(models);
    measurements = List.copyOf(measurements);
    samples = List.copyOf(samples);
  }
}
