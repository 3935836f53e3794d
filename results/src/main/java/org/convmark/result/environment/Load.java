package org.convmark.result.environment;

import java.util.Optional;
import org.convmark.result.Environment;

/**
 * How much a machine had to do in the last minute.
 *
 * @param average programs that ran or waited to
 * @param processors of the machine
 */
public record Load(double average, double processors) {

  /** The key of its fact. */
  public static final String FACT = "load_average_1m";

  private static final double BUSY_SHARE = 0.5;

  /** As an environment has it; empty where the system does not tell. */
  public static Optional<Load> of(Environment environment) {
    return of(environment, FACT);
  }

  /** As an environment has it under another key, such as that of the end of a run. */
  public static Optional<Load> of(Environment environment, String key) {
    double average = Numbers.parse(environment.get(key));
    double processors = Numbers.parse(environment.get("logical_cores"));
    return Double.isFinite(average) && processors > 0
        ? Optional.of(new Load(average, processors))
        : Optional.empty();
  }

  /** What is left without some programs that are known. */
  public Load without(int programs) {
    return new Load(average - programs, processors);
  }

  /** Whether others would be in what is measured: half of the processors have work. */
  public boolean isBusy() {
    return share() >= BUSY_SHARE;
  }

  /** Programs for each processor. */
  public double share() {
    return average / processors;
  }
}
