package org.convmark.bench.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.GpuSample;
import org.convmark.result.Cell;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Outcome;
import org.convmark.result.Phase;
import org.convmark.result.Provenance;
import org.convmark.result.Sample;
import org.convmark.result.Status;
import org.convmark.result.Timing;
import org.convmark.result.stat.EnergySummary;
import org.convmark.result.stat.LatencySummary;
import org.convmark.result.stat.WarmUp;

/** What is known of a cell while its forks run. */
final class CellRecord {

  private final Cell cell;
  private final Subject subject;
  private final Host host;
  private final Proof proof;
  private final Sampling sampling;
  private Instant startedAt = Provenance.NOT_STARTED;
  private final List<ForkResult> results = new ArrayList<>();
  private final List<Fork> forks = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();

  CellRecord(Cell cell, Subject subject, Host host, Proof proof, Sampling sampling) {
    this.cell = cell;
    this.subject = subject;
    this.host = host;
    this.proof = proof;
    this.sampling = sampling;
  }

  Cell cell() {
    return cell;
  }

  /** The number of the fork that comes next, from 1. */
  int nextFork() {
    return results.size() + 1;
  }

  Sampling sampling() {
    return sampling;
  }

  /** Takes in a fork, which may have gone wrong after some iterations. */
  WarmUp add(ForkResult fork) {
    if (results.isEmpty()) {
      startedAt = fork.startedAt();
    }
    results.add(fork);
    boolean ok = fork.report().outcome().status() == Status.OK;
    WarmUp warmUp =
        ok
            ? sampling.add(fork.seconds(), fork.iterationSeconds(), fork.wallSeconds())
            : sampling.warmUp(fork.seconds());
    forks.add(fork.summary(cell, results.size(), warmUp));
    for (int i = 0; i < fork.seconds().size(); i++) {
      Phase phase = i < warmUp.iterations() ? Phase.WARMUP : Phase.MEASURE;
      samples.add(new Sample(cell.id(), results.size(), i + 1, phase, fork.seconds().get(i)));
    }
    return warmUp;
  }

  Evidence evidence() {
    return new Evidence(samples, forks);
  }

  /** The row of a cell that came to no fork. */
  Measurement refused() {
    return measurement(proof.outcome(), Optional.empty());
  }

  /** The row of a cell whose last fork went wrong. */
  Measurement failed(Outcome outcome) {
    return measurement(outcome, Optional.empty());
  }

  /** The row of a cell all of whose forks went well. */
  Measurement measured() {
    int unsteady = (int) forks.stream().filter(fork -> !fork.times().settled()).count();
    LatencySummary latency = LatencySummary.of(samples, unsteady, sampling.rule());
    Timing timing =
        new Timing(
            latency.counts(),
            latency.mean(),
            latency.quantiles(),
            mean(fork -> fork.times().loadMs()),
            mean(fork -> fork.times().firstCallMs()));
    Memory memory =
        new Memory(
            most(Memory::hostBaseline),
            most(Memory::hostLoadPeak),
            most(Memory::hostPeak),
            most(Memory::devicePeak),
            subject.analytic(cell));
    Outcome outcome = proof.withRemark(sampling.shortfall()).outcome();
    return measurement(
        outcome,
        Optional.of(
            new Measurement.Figures(timing, memory, EnergySummary.of(forks, sampling.rule()))));
  }

  private Measurement measurement(Outcome outcome, Optional<Measurement.Figures> figures) {
    ForkReport report =
        results.isEmpty() ? proof.report() : results.get(results.size() - 1).report();
    Map<String, String> settings = new HashMap<>(report.settings());
    settings.putAll(GpuFacts.conditions(gpu().toList()));
    Provenance provenance =
        new Provenance(
            proof.error(),
            new Provenance.Loaded(report.engineVersion(), settings),
            host.deviceName(cell.device()),
            host.machineId(cell.device()),
            startedAt);
    return new Measurement(cell, outcome, figures, subject.cost(cell), provenance);
  }

  private Stream<GpuSample> gpu() {
    return results.stream().flatMap(fork -> fork.gpu().stream());
  }

  private OptionalDouble mean(Function<Fork, OptionalDouble> figure) {
    return forks.stream().flatMapToDouble(fork -> figure.apply(fork).stream()).average();
  }

  private OptionalDouble most(Function<Memory, OptionalDouble> figure) {
    return forks.stream().flatMapToDouble(fork -> figure.apply(fork.memory()).stream()).max();
  }
}
