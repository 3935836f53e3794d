package org.convmark.bench.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Writes each iteration down when it has ended: its time as JMH took it, and the peak resident set
 * since just before it. What a fork measured before it failed is not lost so, which it is in JMH's
 * own results.
 */
public final class IterationLog implements InternalProfiler {

  /** The system property that names the file. */
  public static final String FILE = "convmark.iterations";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern LINE = Pattern.compile("(?m)^([0-9.E-]+) ([0-9.E-]*)\\n");

  private boolean peakIsOfThisIteration;

  /**
   * An iteration of a fork.
   *
   * @param seconds of the timed call
   * @param peakMib largest resident set; empty where it could not be reset before the call
   */
  public record Iteration(double seconds, OptionalDouble peakMib) {}

  @Override
  public String getDescription() {
    return "Time and peak resident set of every iteration";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    peakIsOfThisIteration = ResidentSet.resetPeak();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    OptionalDouble peak = peakIsOfThisIteration ? ResidentSet.peakMib() : OptionalDouble.empty();
    double seconds = result.getPrimaryResult().getScore() / NANOS_PER_SECOND;
    String line = seconds + " " + (peak.isPresent() ? peak.getAsDouble() : "") + "\n";
    try {
      Files.writeString(
          Path.of(System.getProperty(FILE)),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of();
  }

  /**
   * The iterations that a fork has written; none if it came to none. A last line that a dying fork
   * left unfinished is no iteration.
   */
  public static List<Iteration> read(Path file) throws IOException {
    List<Iteration> iterations = new ArrayList<>();
    if (Files.exists(file)) {
      Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      while (line.find()) {
        iterations.add(
            new Iteration(
                Double.parseDouble(line.group(1)),
                line.group(2).isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(line.group(2)))));
      }
    }
    return iterations;
  }
}
