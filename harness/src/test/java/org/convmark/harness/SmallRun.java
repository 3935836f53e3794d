package org.convmark.harness;

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

/** Two engines with three forks each, one with a single fork, and one that is not there. */
final class SmallRun {

  private static final OptionalDouble NO = OptionalDouble.empty();

  private final List<Measurement> rows = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();

  static Run run() {
    SmallRun run = new SmallRun();
    run.timed("pytorch", 19.6, 20, 20.4);
    run.timed("onnxruntime", 9.9, 10, 10.1);
    run.timed("mxnet", 30);
    run.rows.add(missing("mxnet-symbol", "no \"library\"\nhere; build again"));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("wall_seconds", "80.0");
    facts.put("wall_seconds in measurement", "60.0");
    facts.put("wall_seconds in other", "20.0");
    return new Run("small", new Environment(facts), Documentation.NONE, run.rows, run.samples);
  }

  static Cell cell(String engine) {
    return new Cell(
        "resnet18/torchvision_v1.5",
        engine,
        "cpu",
        Workload.FORWARD,
        new Cell.Setting(8, "fp32", 2));
  }

  static Measurement missing(String engine, String reason) {
    return new Measurement(
        cell(engine),
        new Outcome(Status.UNAVAILABLE, reason),
        Optional.empty(),
        new NetworkCost(1, 1, 1, 1),
        provenance());
  }

  private void timed(String engine, double... forkMs) {
    for (int fork = 0; fork < forkMs.length; fork++) {
      samples.add(new Sample(cell(engine).id(), fork + 1, 1, Phase.WARMUP, 1));
      samples.add(new Sample(cell(engine).id(), fork + 1, 2, Phase.MEASURE, forkMs[fork] / 1000));
    }
    double mean = Arrays.stream(forkMs).average().orElseThrow();
    Optional<Interval> interval =
        forkMs.length == 1 ? Optional.empty() : Optional.of(new Interval(mean - 1, mean + 1));
    rows.add(
        new Measurement(
            cell(engine),
            Outcome.OK,
            Optional.of(
                new Measurement.Figures(
                    new Timing(
                        new Timing.Counts(forkMs.length, forkMs.length, 0),
                        new Estimate(mean, interval),
                        new Timing.Quantiles(NO, NO, NO, mean, mean),
                        NO,
                        NO),
                    new Memory(NO, NO, OptionalDouble.of(512), NO, Optional.empty()))),
            new NetworkCost(1, 1, 1, 1),
            provenance()));
  }

  private static Provenance provenance() {
    return new Provenance(
        OptionalDouble.of(1e-7),
        Provenance.Loaded.NOT_LOADED,
        "Xeon",
        "m1",
        Provenance.NOT_STARTED);
  }
}
