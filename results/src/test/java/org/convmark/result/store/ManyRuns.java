package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Status;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.csv.RunFolder;

/**
 * Folders of runs as a nightly makes them: noise of 1 % between runs, one cell in a hundred fails,
 * a new JDK every 500 runs, and an engine version in the middle that makes its cells a tenth
 * slower.
 *
 * <p>{@code main} writes as many as wanted, for measuring what {@code history} takes.
 */
final class ManyRuns {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SECONDS_APART = 3600;
  private static final List<String> ENGINES =
      List.of("onnxruntime", "pytorch", "pytorch-script", "mxnet", "mxnet-symbol");
  private static final double NOISE = 0.01;
  private static final String MACHINE = "m0123456789";

  private final int runs;
  private final int cells;
  private final SplittableRandom random;

  ManyRuns(int runs, int cells, long seed) {
    this.runs = runs;
    this.cells = cells;
    random = new SplittableRandom(seed);
  }

  /** Arguments: the folder, the number of runs and the cells of each. */
  public static void main(String[] arguments) throws IOException {
    new ManyRuns(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 2026)
        .write(Path.of(arguments[0]));
  }

  void write(Path root) throws IOException {
    for (int run = 0; run < runs; run++) {
      String id = String.format(Locale.ROOT, "night-%05d", run);
      RunFolder folder = RunFolder.create(root, id);
      folder.writeEnvironment(environment(id, run));
      List<Measurement> rows = new ArrayList<>();
      for (int cell = 0; cell < cells; cell++) {
        rows.add(row(run, cell));
      }
      folder.writeResults(id, rows);
    }
  }

  private static Instant at(int run) {
    return START.plusSeconds(run * SECONDS_APART);
  }

  private static Environment environment(String id, int run) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run_id", id);
    facts.put("cpu_model", "Intel(R) Xeon(R) Processor @ 2.90GHz");
    facts.put("machine_id", MACHINE);
    facts.put("plan", "nightly");
    facts.put("convmark_version", "0.1.0");
    facts.put("git_commit", Integer.toHexString(0x1000000 + run / 7));
    facts.put("jdk_version", "17.0." + (10 + run / 500));
    facts.put("kernel", "6.1.0");
    facts.put("started_at", at(run).toString());
    for (int i = 0; i < 30; i++) {
      facts.put("fact_" + i, "a value of a usual length " + i);
    }
    return new Environment(facts);
  }

  private Measurement row(int run, int index) {
    String engine = ENGINES.get(index % ENGINES.size());
    boolean isNew = engine.equals("pytorch") && run >= runs / 2;
    boolean failed = random.nextInt(100) == 0;
    double meanMs = 20 * (1 + index) * Math.exp(NOISE * random.nextGaussian()) * (isNew ? 1.1 : 1);
    return new Measurement(
        new Cell(
            "network" + index / ENGINES.size() + "/plain",
            engine,
            "cpu",
            Workload.FORWARD,
            new Cell.Setting(1, "fp32", 2)),
        failed ? new Outcome(Status.FAILED, "the fork ended with 1; see log.txt") : Outcome.OK,
        failed ? Optional.empty() : Optional.of(figures(meanMs)),
        new NetworkCost(25_557_032, 4_089_184_256L, 11_113_984, 97.4924),
        new Provenance(
            OptionalDouble.of(1.25e-6),
            new Provenance.Loaded(isNew ? "2.8.0" : "2.7.1", Map.of("layout", "channels-last")),
            failed ? "" : "Intel(R) Xeon(R) Processor @ 2.90GHz",
            MACHINE,
            at(run).plusSeconds(index)));
  }

  private static Measurement.Figures figures(double meanMs) {
    return new Measurement.Figures(
        new Timing(
            new Timing.Counts(5, 250, 0),
            new Estimate(meanMs, Optional.of(new Interval(0.99 * meanMs, 1.01 * meanMs))),
            new Timing.Quantiles(
                OptionalDouble.of(0.998 * meanMs),
                OptionalDouble.of(1.02 * meanMs),
                OptionalDouble.empty(),
                0.97 * meanMs,
                1.1 * meanMs),
            OptionalDouble.of(812.25),
            OptionalDouble.of(3 * meanMs)),
        new Memory(
            OptionalDouble.of(80.5),
            OptionalDouble.of(640.25),
            OptionalDouble.of(512.5),
            OptionalDouble.empty(),
            Optional.of(new Memory.Analytic(100, 150, 0, 0))));
  }
}
