package org.convmark.bench.fork;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.result.Outcome;

/**
 * What a fork tells besides its samples. A missing figure is negative, as JSON has no other number
 * for it.
 *
 * @param outcome OK, or what went wrong
 * @param engineVersion as told by the loaded library
 * @param settings of the session, as the engine tells them; of a probe its native libraries
 * @param start how the session came to be ready
 * @param pilotSeconds of a proof the wall time of a whole call, its untimed parts included; of a
 *     probe the time of an empty call; of a ceiling the time of 10^9 of what its kind counts
 */
public record ForkReport(
    Outcome outcome,
    String engineVersion,
    Map<String, String> settings,
    Start start,
    double pilotSeconds) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The way to the first result.
   *
   * @param loadMs to a session ready for its first call, without making weights and input
   * @param firstCallMs the first call of the fresh session
   * @param baselineMib resident set before the engine was loaded
   * @param peakMib largest resident set from the process's start to the end of the first call
   */
  public record Start(double loadMs, double firstCallMs, double baselineMib, double peakMib) {

    /** Of a process that came to none, or that is only remembered. */
    public static final Start NONE = new Start(-1, -1, -1, -1);
  }

  /** The report in a file, or nothing if the fork died before it wrote one. */
  public static Optional<ForkReport> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), ForkReport.class))
        : Optional.empty();
  }

  /** The report of a fork that came to nothing. */
  public static ForkReport of(Outcome outcome) {
    return new ForkReport(outcome, "", Map.of(), Start.NONE, -1);
  }

  /** The files of a probe's native libraries; none where the system does not tell. */
  public List<Path> libraries() {
    return settings.getOrDefault(LoadedLibraries.SETTING, "").lines().map(Path::of).toList();
  }

  void write(Path file) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".whole");
    Files.write(whole, JSON.writeValueAsBytes(this));
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  public ForkReport with(Outcome changed) {
    return new ForkReport(changed, engineVersion, settings, start, pilotSeconds);
  }

  /** The same, where a call takes so many seconds. */
  public ForkReport withPilot(double seconds) {
    return new ForkReport(outcome, engineVersion, settings, start, seconds);
  }
}
