package org.convmark.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Phase;
import org.convmark.result.Provenance;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Status;
import org.convmark.result.Timing;
import org.convmark.result.Workload;

/** A run whose forks have the levels that a test gives them. */
public final class ForkRun {

  /** Of a fork: its first ones, twice the level and falling, are warm-up. */
  public static final int WARMUP = 8;

  public static final int MEASURED = 20;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final OptionalDouble NO = OptionalDouble.empty();

  private final String id;
  private final String machine;
  private final int day;
  private final List<Measurement> rows = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Fork> forks = new ArrayList<>();

  private ForkRun(String id, String machine, int day) {
    this.id = id;
    this.machine = machine;
    this.day = day;
  }

  /** A run of a machine that began so many days after the first. */
  public static ForkRun of(String id, String machine, int day) {
    return new ForkRun(id, machine, day);
  }

  public static Cell cell(String model) {
    return new Cell(model, "onnxruntime", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 4));
  }

  /** A cell with a fork of each level in ms. */
  public ForkRun timed(Cell cell, double... levels) {
    for (int fork = 1; fork <= levels.length; fork++) {
      addFork(cell, fork, levels[fork - 1]);
    }
    double mean = Arrays.stream(levels).average().orElseThrow();
    Optional<Interval> interval =
        levels.length == 1 ? Optional.empty() : Optional.of(new Interval(0.98 * mean, 1.02 * mean));
    Timing timing =
        new Timing(
            new Timing.Counts(levels.length, MEASURED * levels.length, 0),
            new Estimate(mean, interval),
            new Timing.Quantiles(NO, NO, NO, 0.99 * mean, 1.01 * mean),
            NO,
            NO);
    rows.add(
        row(cell, Outcome.OK, Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED))));
    return this;
  }

  private void addFork(Cell cell, int fork, double ms) {
    double sum = 0;
    for (int i = 1; i <= WARMUP + MEASURED; i++) {
      boolean warm = i <= WARMUP;
      double seconds = (warm ? 2 - 0.1 * i : i % 2 == 0 ? 0.999 : 1.001) * ms / 1000;
      sum += seconds;
      samples.add(new Sample(cell.id(), fork, i, warm ? Phase.WARMUP : Phase.MEASURE, seconds));
    }
    forks.add(
        new Fork(
            cell.id(),
            fork,
            START,
            new Fork.Times(sum + 2, sum, new Fork.Start(NO, NO), Optional.empty(), true),
            Memory.NOT_MEASURED));
  }

  /** A cell that gave no figures. */
  public ForkRun failed(Cell cell) {
    rows.add(row(cell, new Outcome(Status.FAILED, "it crashed"), Optional.empty()));
    return this;
  }

  private Measurement row(Cell cell, Outcome outcome, Optional<Measurement.Figures> figures) {
    return new Measurement(
        cell,
        outcome,
        figures,
        NetworkCost.NOT_COUNTED,
        new Provenance(
            NO,
            new Provenance.Loaded("1.29.0", Map.of("native_libraries", "libonnxruntime.so.1.29.0")),
            "a processor",
            machine,
            START.plusSeconds(day * 86_400L)));
  }

  public Run run() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("machine_id", machine);
    facts.put("started_at", START.plusSeconds(day * 86_400L).toString());
    facts.put("convmark_version", "0.1.0");
    facts.put("git_commit", "c" + day);
    return new Run(
        id, new Environment(facts), Documentation.NONE, rows, new Evidence(samples, forks));
  }
}
