package org.convmark.bench.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.GpuSample;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Outcome;
import org.convmark.result.Phase;
import org.convmark.result.Provenance;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.convmark.result.stat.LatencySummary;
import org.convmark.result.stat.WarmUp;

/** What is known of a cell while its forks run. */
final class CellRecord {

  private final Cell cell;
  private final Subject subject;
  private final Host host;
  private final Proof proof;
  private Instant startedAt = Provenance.NOT_STARTED;
  private final List<ForkResult> forks = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private int unsteadyForks;

  CellRecord(Cell cell, Subject subject, Host host, Proof proof) {
    this.cell = cell;
    this.subject = subject;
    this.host = host;
    this.proof = proof;
  }

  /** A cell that came to no fork. */
  static Measurement without(Cell cell, Subject subject, Host host, Proof proof) {
    return new CellRecord(cell, subject, host, proof)
        .measurement(proof.outcome(), Optional.empty());
  }

  Cell cell() {
    return cell;
  }

  /** The number of the fork that comes next, from 1. */
  int nextFork() {
    return forks.size() + 1;
  }

  double callSeconds() {
    return proof.report().pilotSeconds();
  }

  /** The first fork of the cell begins. */
  void start() {
    if (forks.isEmpty()) {
      startedAt = Instant.now();
    }
  }

  void add(ForkResult fork, int warmupBound) {
    forks.add(fork);
    WarmUp warmUp = WarmUp.of(fork.seconds(), Math.min(warmupBound, fork.seconds().size()));
    if (!warmUp.settled()) {
      unsteadyForks++;
    }
    for (int i = 0; i < fork.seconds().size(); i++) {
      Phase phase = i < warmUp.iterations() ? Phase.WARMUP : Phase.MEASURE;
      samples.add(new Sample(cell.id(), forks.size(), i + 1, phase, fork.seconds().get(i)));
    }
  }

  List<Sample> samples() {
    return samples;
  }

  /** The row of a cell whose last fork went wrong. */
  Measurement failed(Outcome outcome) {
    return measurement(outcome, Optional.empty());
  }

  /** The row of a cell all of whose forks went well. */
  Measurement measured() {
    LatencySummary latency = LatencySummary.of(samples, unsteadyForks);
    Timing timing =
        new Timing(
            latency.counts(),
            latency.mean(),
            latency.quantiles(),
            starts(ForkReport.Start::loadMs).average(),
            starts(ForkReport.Start::firstCallMs).average());
    Memory memory =
        new Memory(
            starts(ForkReport.Start::baselineMib).max(),
            starts(ForkReport.Start::peakMib).max(),
            forks.stream().flatMapToDouble(fork -> fork.peakMib().stream()).max(),
            gpu().flatMapToDouble(sample -> sample.ownMib().stream()).max(),
            subject.analytic(cell));
    return measurement(proof.outcome(), Optional.of(new Measurement.Figures(timing, memory)));
  }

  private Measurement measurement(Outcome outcome, Optional<Measurement.Figures> figures) {
    ForkReport report = forks.isEmpty() ? proof.report() : forks.get(forks.size() - 1).report();
    Map<String, String> settings = new HashMap<>(report.settings());
    settings.putAll(GpuFacts.conditions(gpu().toList()));
    Provenance provenance =
        new Provenance(
            proof.error(),
            new Provenance.Loaded(report.engineVersion(), settings),
            host.deviceName(cell.device()),
            host.machineId(),
            startedAt);
    return new Measurement(cell, outcome, figures, subject.cost(cell), provenance);
  }

  private Stream<GpuSample> gpu() {
    return forks.stream().flatMap(fork -> fork.gpu().stream());
  }

  /** A figure of all forks that have it. */
  private DoubleStream starts(ToDoubleFunction<ForkReport.Start> figure) {
    return forks.stream()
        .map(fork -> fork.report().start())
        .mapToDouble(figure)
        .filter(value -> value >= 0);
  }
}
