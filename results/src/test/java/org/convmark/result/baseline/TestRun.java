package org.convmark.result.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Status;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.csv.RunJournal;

/** A run on disk as the runner leaves it, whose fork means are drawn around a mean. */
final class TestRun {

  static final String MACHINE = "m0123456789";
  private static final OptionalDouble NO = OptionalDouble.empty();

  private final Map<Cell, double[]> forks = new LinkedHashMap<>();
  private final Map<Cell, Outcome> failures = new LinkedHashMap<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final SplittableRandom random;

  TestRun(long seed) {
    random = new SplittableRandom(seed);
    facts.put("convmark_version", "0.1.0");
    facts.put("git_commit", "abc1234");
    facts.put("machine_id", MACHINE);
    facts.put("finished_at", "2026-11-27T10:00:00Z");
  }

  static Cell cell(String model) {
    return new Cell(model, "pytorch", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2));
  }

  /** A cell of five forks around a mean in ms, which differ by a standard deviation. */
  TestRun with(String model, double ms, double spread) {
    return with(model, 5, ms, spread);
  }

  TestRun with(String model, int count, double ms, double spread) {
    forks.put(
        cell(model), random.doubles(count).map(u -> ms * (1 + spread * 3.4 * (u - 0.5))).toArray());
    return this;
  }

  TestRun failing(String model, Status status) {
    failures.put(cell(model), new Outcome(status, "it did"));
    return this;
  }

  TestRun stating(String fact, String value) {
    facts.put(fact, value);
    return this;
  }

  Path write(Path root, String name) throws IOException {
    RunFolder folder = RunFolder.create(root, name);
    try (RunJournal journal = RunJournal.open(folder)) {
      for (Map.Entry<Cell, double[]> each : forks.entrySet()) {
        journal.add(row(each.getKey(), each.getValue()), evidence(each.getKey(), each.getValue()));
      }
      for (Map.Entry<Cell, Outcome> each : failures.entrySet()) {
        journal.add(
            row(each.getKey(), each.getValue(), Optional.empty()),
            new Evidence(List.of(), List.of()));
      }
    }
    facts.putIfAbsent("cells_planned", String.valueOf(forks.size() + failures.size()));
    folder.writeEnvironment(new Environment(facts));
    folder.writeText("plan.yaml", "name: test\n");
    return folder.path();
  }

  private static Evidence evidence(Cell cell, double[] forkMs) {
    List<Fork> forks = new ArrayList<>();
    for (double ms : forkMs) {
      Fork.Times times =
          new Fork.Times(
              1, 1, new Fork.Start(NO, NO), Optional.of(new Fork.Latency(10, ms, ms)), true);
      forks.add(new Fork(cell.id(), forks.size() + 1, Instant.EPOCH, times, Memory.NOT_MEASURED));
    }
    return new Evidence(List.of(), forks);
  }

  private static Measurement row(Cell cell, double[] forkMs) {
    Timing timing =
        new Timing(
            new Timing.Counts(forkMs.length, 10 * forkMs.length, 0),
            new Estimate(forkMs[0], Optional.empty()),
            new Timing.Quantiles(NO, NO, NO, forkMs[0], forkMs[0]),
            NO,
            NO);
    return row(cell, Outcome.OK, Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)));
  }

  private static Measurement row(
      Cell cell, Outcome outcome, Optional<Measurement.Figures> figures) {
    return new Measurement(
        cell,
        outcome,
        figures,
        new NetworkCost(1, 1, 1, 1),
        new Provenance(NO, Provenance.Loaded.NOT_LOADED, "", MACHINE, Provenance.NOT_STARTED));
  }
}
