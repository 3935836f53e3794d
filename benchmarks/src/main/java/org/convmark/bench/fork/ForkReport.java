package org.convmark.bench.fork;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/**
 * What a fork tells besides its samples. A missing figure is negative, as JSON has no other number
 * for it.
 *
 * @param outcome OK, or what went wrong
 * @param engineVersion as told by the loaded library
 * @param loadMs to a session ready for its first call, without making the values of the weights
 * @param firstCallMs the first call of the fresh session
 * @param pilotSeconds wall time of a whole call, its untimed parts included
 * @param baselineMib resident set before the engine was loaded
 */
public record ForkReport(
    Outcome outcome,
    String engineVersion,
    double loadMs,
    double firstCallMs,
    double pilotSeconds,
    double baselineMib) {

  /** What a fork reports before it has measured anything. */
  static final ForkReport EMPTY = failed("the fork said nothing");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The report in a file, or nothing if the fork died before it wrote one. */
  public static Optional<ForkReport> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), ForkReport.class))
        : Optional.empty();
  }

  void write(Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(this));
  }

  /** The report of a fork that could not write its own. */
  public static ForkReport failed(String message) {
    return new ForkReport(new Outcome(Status.FAILED, message), "", -1, -1, -1, -1);
  }

  public ForkReport with(Outcome changed) {
    return new ForkReport(changed, engineVersion, loadMs, firstCallMs, pilotSeconds, baselineMib);
  }

  ForkReport withPilot(double seconds) {
    return new ForkReport(outcome, engineVersion, loadMs, firstCallMs, seconds, baselineMib);
  }
}
