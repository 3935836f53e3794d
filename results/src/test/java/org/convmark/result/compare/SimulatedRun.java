package org.convmark.result.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.convmark.result.Cell;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
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

/** A run whose times are drawn from a known distribution, with known changes. */
record SimulatedRun(
    int cells,
    long seed,
    Shape shape,
    Facts facts,
    Map<Integer, Double> factors,
    Map<Integer, Status> failures) {

  private static final int ITERATIONS = 10;

  /** Standard deviations of the logarithm, between forks and within one. */
  record Spread(double between, double within) {}

  record Shape(int forks, Spread spread, int unsteady) {}

  record Facts(String machine, String version, long parameters, Map<String, String> settings) {}

  static SimulatedRun of(int cells, long seed) {
    return new SimulatedRun(
        cells,
        seed,
        new Shape(5, new Spread(0.002, 0.002), 0),
        new Facts("m1", "0.1.0", 1000, Map.of("layout", "first", "throttle", "none")),
        Map.of(),
        Map.of());
  }

  SimulatedRun with(Spread spread) {
    return shaped(new Shape(shape.forks(), spread, shape.unsteady()));
  }

  SimulatedRun withForks(int forks) {
    return shaped(new Shape(forks, shape.spread(), shape.unsteady()));
  }

  SimulatedRun unsteady(int forks) {
    return shaped(new Shape(shape.forks(), shape.spread(), forks));
  }

  private SimulatedRun shaped(Shape other) {
    return new SimulatedRun(cells, seed, other, facts, factors, failures);
  }

  SimulatedRun onMachine(String machine) {
    return stating(new Facts(machine, facts.version(), facts.parameters(), facts.settings()));
  }

  SimulatedRun ofVersion(String version) {
    return stating(new Facts(facts.machine(), version, facts.parameters(), facts.settings()));
  }

  SimulatedRun withParameters(long parameters) {
    return stating(new Facts(facts.machine(), facts.version(), parameters, facts.settings()));
  }

  SimulatedRun with(String setting, String value) {
    Map<String, String> settings = new HashMap<>(facts.settings());
    settings.put(setting, value);
    return stating(new Facts(facts.machine(), facts.version(), facts.parameters(), settings));
  }

  private SimulatedRun stating(Facts other) {
    return new SimulatedRun(cells, seed, shape, other, factors, failures);
  }

  SimulatedRun slower(int cell, double factor) {
    Map<Integer, Double> more = new HashMap<>(factors);
    more.put(cell, factor);
    return new SimulatedRun(cells, seed, shape, facts, more, failures);
  }

  SimulatedRun failing(int cell, Status status) {
    Map<Integer, Status> more = new HashMap<>(failures);
    more.put(cell, status);
    return new SimulatedRun(cells, seed, shape, facts, factors, more);
  }

  /** Without a row of the cell. */
  SimulatedRun without(int cell) {
    return failing(cell, Status.OK);
  }

  Run run() {
    List<Measurement> rows = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < cells; i++) {
      Cell cell =
          new Cell("net/" + i, "engine", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2));
      List<Sample> drawn = samples(cell, 0.1 * factors.getOrDefault(i, 1.0), random);
      Status failure = failures.get(i);
      if (failure == null) {
        rows.add(row(cell, Outcome.OK, Optional.of(figures(drawn))));
        samples.addAll(drawn);
      } else if (failure != Status.OK) {
        rows.add(row(cell, new Outcome(failure, "it did"), Optional.empty()));
      }
    }
    return new Run(
        "simulated",
        new Environment(Map.of("convmark_version", facts.version())),
        new Documentation(List.of(), List.of(), List.of()),
        rows,
        samples);
  }

  /** The run with more facts in its environment. */
  Run knowing(Map<String, String> facts) {
    Run run = run();
    return new Run(
        run.id(),
        run.environment().with(facts),
        run.documentation(),
        run.measurements(),
        run.evidence());
  }

  private List<Sample> samples(Cell cell, double seconds, SplittableRandom random) {
    return IntStream.rangeClosed(1, shape.forks())
        .boxed()
        .flatMap(
            fork -> {
              double mean = seconds * Math.exp(shape.spread().between() * random.nextGaussian());
              return IntStream.rangeClosed(1, ITERATIONS)
                  .mapToObj(
                      i ->
                          new Sample(
                              cell.id(),
                              fork,
                              i,
                              Phase.MEASURE,
                              mean * Math.exp(shape.spread().within() * random.nextGaussian())));
            })
        .toList();
  }

  private Measurement.Figures figures(List<Sample> drawn) {
    LatencySummary latency = LatencySummary.of(drawn, shape.unsteady());
    return new Measurement.Figures(
        new Timing(
            latency.counts(),
            latency.mean(),
            latency.quantiles(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        Memory.NOT_MEASURED);
  }

  private Measurement row(Cell cell, Outcome outcome, Optional<Measurement.Figures> figures) {
    return new Measurement(
        cell,
        outcome,
        figures,
        new NetworkCost(facts.parameters(), 1, 1, 1),
        new Provenance(
            OptionalDouble.empty(),
            new Provenance.Loaded("1.0", facts.settings()),
            "",
            facts.machine(),
            Provenance.NOT_STARTED));
  }
}
