package org.convmark.result.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
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
import org.convmark.result.stat.LatencySummary;

/** A run of cells with three forks of two measured iterations, and of cells that failed. */
final class SomeRun {

  static final Instant START = Instant.parse("2026-11-21T10:15:30.5Z");

  private final List<Measurement> rows = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<Fork> forks = new ArrayList<>();

  static Run of(String... models) {
    SomeRun run = new SomeRun();
    for (String model : models) {
      run.add(cell(model), 0.01 * (run.rows.size() + 1));
    }
    run.rows.add(failed("vgg16/plain"));
    return run.build();
  }

  static Run ofFailures() {
    SomeRun run = new SomeRun();
    run.rows.add(failed("vgg16/plain"));
    return run.build();
  }

  static Cell cell(String model) {
    return new Cell(model, "onnxruntime", "cpu", Workload.FORWARD, new Cell.Setting(4, "fp32", 2));
  }

  private Run build() {
    return new Run(
        "some",
        new Environment(Map.of("jdk_version", "17.0.1", "jvm_name", "VM")),
        Documentation.NONE,
        rows,
        new Evidence(samples, forks));
  }

  private void add(Cell cell, double seconds) {
    List<Sample> own = new ArrayList<>();
    for (int fork = 1; fork <= 3; fork++) {
      own.add(new Sample(cell.id(), fork, 1, Phase.WARMUP, 9));
      double[] times = {seconds * (1 + fork / 100.0), seconds * (1 + fork / 70.0)};
      own.add(new Sample(cell.id(), fork, 2, Phase.MEASURE, times[0]));
      own.add(new Sample(cell.id(), fork, 3, Phase.MEASURE, times[1]));
      forks.add(fork(cell, fork, times));
    }
    samples.addAll(own);
    LatencySummary latency = LatencySummary.of(own, 0);
    Timing timing =
        new Timing(
            latency.counts(),
            latency.mean(),
            latency.quantiles(),
            OptionalDouble.of(250),
            OptionalDouble.of(30));
    Memory memory =
        new Memory(
            OptionalDouble.of(80),
            OptionalDouble.empty(),
            OptionalDouble.of(512),
            OptionalDouble.empty(),
            Optional.empty());
    rows.add(
        new Measurement(
            cell,
            Outcome.OK,
            Optional.of(new Measurement.Figures(timing, memory)),
            NetworkCost.NOT_COUNTED,
            provenance()));
  }

  private static Fork fork(Cell cell, int number, double[] times) {
    return new Fork(
        cell.id(),
        number,
        START,
        new Fork.Times(
            9,
            8,
            new Fork.Start(OptionalDouble.of(240 + 5 * number), OptionalDouble.of(30)),
            Fork.Latency.of(times),
            true),
        new Memory(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(500 + number),
            OptionalDouble.empty(),
            Optional.empty()));
  }

  private static Measurement failed(String model) {
    return new Measurement(
        cell(model),
        new Outcome(Status.OOM, "no memory"),
        Optional.empty(),
        NetworkCost.NOT_COUNTED,
        provenance());
  }

  private static Provenance provenance() {
    return new Provenance(
        OptionalDouble.empty(), Provenance.Loaded.NOT_LOADED, "Xeon", "m1", START);
  }
}
