package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Evidence;
import org.convmark.result.Finding;
import org.convmark.result.FindingKind;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Phase;
import org.convmark.result.Provenance;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.stat.LatencySummary;
import org.convmark.result.stat.StoppingRule;

/** A timed cell of plausible figures, to which a test does one thing. */
final class Sketch {

  private String model = "net/plain";
  private String engine = "onnxruntime";
  private String device = "cpu";
  private int batch = 1;
  private int threads = 2;
  private double[][] forks = steady(20);
  private long millions = 100;
  private int unsteady;
  private double target;
  private Memory memory = Memory.NOT_MEASURED;
  private final Map<String, String> settings = new HashMap<>();

  /** Five forks of ten iterations around that mean, 0.2 % apart. */
  static double[][] steady(double ms) {
    double[] level = {1.002, 0.998, 1.001, 0.999, 1.0};
    return Arrays.stream(level).mapToObj(each -> iterations(ms * each)).toArray(double[][]::new);
  }

  /** Ten iterations around a mean. */
  static double[] iterations(double ms) {
    double[] times = new double[10];
    for (int i = 0; i < times.length; i++) {
      times[i] = ms * (1 + 0.002 * (i % 5 - 2));
    }
    return times;
  }

  static Sketch of(String model) {
    Sketch sketch = new Sketch();
    sketch.model = model;
    return sketch;
  }

  static Sketch plain() {
    return of("net/plain");
  }

  Sketch ms(double mean) {
    return forks(steady(mean));
  }

  Sketch forks(double[]... times) {
    forks = times;
    return this;
  }

  Sketch engine(String name) {
    engine = name;
    return this;
  }

  Sketch device(String name) {
    device = name;
    return this;
  }

  Sketch batch(int images) {
    batch = images;
    return this;
  }

  Sketch threads(int count) {
    threads = count;
    return this;
  }

  /** Millions of parameters and of multiply-accumulates. */
  Sketch size(long each) {
    millions = each;
    return this;
  }

  Sketch unsteady(int count) {
    unsteady = count;
    return this;
  }

  Sketch target(double percent) {
    target = percent;
    return this;
  }

  Sketch setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Added to the process or held on the device, beside 100 MiB of weights and 50 of results. */
  Sketch held(double mib) {
    memory =
        new Memory(
            OptionalDouble.of(80),
            OptionalDouble.of(80 + mib),
            OptionalDouble.of(80 + mib),
            OptionalDouble.of(mib),
            Optional.of(new Memory.Analytic(100, 50, 0, 0)));
    return this;
  }

  /** The findings of a run of these cells. */
  static List<Finding> findings(Map<String, String> facts, Sketch... sketches) {
    return Analysers.findings(run(facts, sketches));
  }

  static List<Finding> findings(Sketch... sketches) {
    return findings(Map.of(), sketches);
  }

  static Run run(Map<String, String> facts, Sketch... sketches) {
    List<Measurement> rows = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (Sketch sketch : sketches) {
      List<Sample> own = sketch.samples();
      samples.addAll(own);
      rows.add(sketch.row(own));
    }
    return new Run(
        "sketch",
        new Environment(facts),
        Documentation.NONE,
        rows,
        new Evidence(samples, List.of()));
  }

  private Cell cell() {
    return new Cell(
        model, engine, device, Workload.FORWARD, new Cell.Setting(batch, "fp32", threads));
  }

  private List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    String id = cell().id();
    for (int fork = 1; fork <= forks.length; fork++) {
      for (int i = 1; i <= forks[fork - 1].length; i++) {
        double seconds = forks[fork - 1][i - 1] / 1000;
        samples.add(new Sample(id, fork, i, Phase.MEASURE, seconds));
      }
    }
    return samples;
  }

  private Measurement row(List<Sample> own) {
    LatencySummary latency = LatencySummary.of(own, unsteady, new StoppingRule(5, 5, target));
    Timing timing =
        new Timing(
            latency.counts(),
            latency.mean(),
            latency.quantiles(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new Measurement(
        cell(),
        Outcome.OK,
        Optional.of(new Measurement.Figures(timing, memory)),
        new NetworkCost(millions * 1_000_000, millions * 1_000_000, 1, 1),
        new Provenance(
            OptionalDouble.empty(),
            new Provenance.Loaded("1", settings),
            "",
            "m1",
            Provenance.NOT_STARTED));
  }

  /** The findings of one kind. */
  static List<Finding> of(FindingKind kind, List<Finding> all) {
    return all.stream().filter(each -> each.kind() == kind).toList();
  }
}
