package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.csv.RunJournal;
import org.convmark.result.environment.EnvironmentCapture;

/** A complete run of this machine whose times are scripted, as if an engine had taken them. */
final class ScriptedRun {

  static final Cell CELL =
      new Cell(
          "googlenet/paper_caffe_no_aux",
          "onnxruntime",
          "cpu",
          Workload.FORWARD,
          new Cell.Setting(1, "fp32", 1));

  private static final String PLAN =
      """
      name: scripted
      models: [googlenet]
      engines: [onnxruntime]
      threads: [1]
      """;

  private static final int FORKS = 5;
  private static final OptionalDouble NO = OptionalDouble.empty();

  private ScriptedRun() {}

  /** Five forks whose means differ by 0.1 % around a mean. */
  static Path write(Path root, String name, double ms) throws IOException {
    return write(root, name, ms, 0.001);
  }

  /** Five forks whose means lie around a mean in equal steps. */
  static Path write(Path root, String name, double ms, double step) throws IOException {
    RunFolder folder = RunFolder.create(root, name);
    String machine = new EnvironmentCapture().machine().id();
    try (RunJournal journal = RunJournal.open(folder)) {
      journal.add(row(ms, machine), new Evidence(List.of(), forks(ms, step)));
    }
    folder.writeEnvironment(environment(machine));
    folder.writeText("plan.yaml", PLAN);
    return folder.path();
  }

  private static Environment environment(String machine) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("machine_id", machine);
    facts.put("plan", "scripted");
    facts.put("cells_planned", "1");
    facts.put("convmark_version", "0.1.0");
    facts.put("git_commit", "abc1234");
    facts.put("finished_at", "2026-11-27T10:00:00Z");
    return new Environment(facts);
  }

  private static List<Fork> forks(double ms, double step) {
    List<Fork> forks = new ArrayList<>();
    for (int number = 1; number <= FORKS; number++) {
      double mean = ms * (1 + step * (number - (FORKS + 1) / 2));
      Fork.Times times =
          new Fork.Times(
              1, 1, new Fork.Start(NO, NO), Optional.of(new Fork.Latency(10, mean, mean)), true);
      forks.add(new Fork(CELL.id(), number, Instant.EPOCH, times, Memory.NOT_MEASURED));
    }
    return forks;
  }

  private static Measurement row(double ms, String machine) {
    Timing timing =
        new Timing(
            new Timing.Counts(FORKS, 10 * FORKS, 0),
            new Estimate(ms, Optional.empty()),
            new Timing.Quantiles(NO, NO, NO, ms, ms),
            NO,
            NO);
    return new Measurement(
        CELL,
        Outcome.OK,
        Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)),
        new NetworkCost(1, 1, 1, 1),
        new Provenance(NO, Provenance.Loaded.NOT_LOADED, "", machine, Provenance.NOT_STARTED));
  }
}
