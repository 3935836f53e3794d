package org.convmark.result.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convmark.result.Cell;
import org.convmark.result.Energy;
import org.convmark.result.Environment;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
import org.convmark.result.Memory;
import org.convmark.result.Run;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.convmark.result.compare.SimulatedRun.Spread;
import org.junit.jupiter.api.Test;

class ComparerTest {

  private static final List<Metric> MEAN = List.of(Metric.LATENCY_MEAN);

  private static List<Comparison> compare(SimulatedRun base, SimulatedRun later) {
    return compare(base, later, MEAN);
  }

  private static List<Comparison> compare(
      SimulatedRun base, SimulatedRun later, List<Metric> metrics) {
    return new Comparer(Side.of(List.of(base.run())), Side.of(List.of(later.run())), Rules.DEFAULT)
        .compare(metrics);
  }

  private static Map<Verdict, Long> verdicts(List<Comparison> comparisons) {
    return comparisons.stream()
        .collect(Collectors.groupingBy(Comparison::verdict, Collectors.counting()));
  }

  @Test
  void runsWithoutAChangeRaiseNoAlarmInTwoHundredCells() {
    SimulatedRun base = SimulatedRun.of(200, 1).with(new Spread(0.02, 0.01));
    SimulatedRun later = SimulatedRun.of(200, 2).with(new Spread(0.02, 0.01));
    assertThat(verdicts(compare(base, later)))
        .doesNotContainKeys(Verdict.REGRESSED, Verdict.IMPROVED, Verdict.MISSING);
  }

  @Test
  void aSlowdownOfTenPercentIsFoundAndOnlyThatOne() {
    SimulatedRun base = SimulatedRun.of(50, 1).with(new Spread(0.005, 0.01));
    SimulatedRun later = SimulatedRun.of(50, 2).with(new Spread(0.005, 0.01)).slower(7, 1.10);
    List<Comparison> comparisons = compare(base, later);
    assertThat(verdicts(comparisons)).containsEntry(Verdict.REGRESSED, 1L);
    Comparison found = comparisons.get(7);
    assertThat(found.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(found.evidence().orElseThrow().change().ratio().value())
        .isCloseTo(1.10, within(0.02));
    assertThat(found.evidence().orElseThrow().base().count()).isEqualTo(5);
  }

  @Test
  void throughputThatFallsIsARegressionThoughItsFigureGetsSmaller() {
    SimulatedRun base = SimulatedRun.of(1, 1).with(new Spread(0.002, 0.001));
    SimulatedRun later = SimulatedRun.of(1, 2).with(new Spread(0.002, 0.001)).slower(0, 1.5);
    Comparison comparison = compare(base, later, List.of(Metric.THROUGHPUT)).get(0);
    assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
    Comparison.Evidence evidence = comparison.evidence().orElseThrow();
    assertThat(evidence.later().mean()).isLessThan(evidence.base().mean());
  }

  @Test
  void whatHasNoFiguresIsNamedAndNeverPasses() {
    SimulatedRun base = SimulatedRun.of(3, 1);
    SimulatedRun later = SimulatedRun.of(4, 1).without(0).failing(1, Status.OOM);
    assertThat(compare(base, later))
        .extracting(Comparison::verdict)
        .containsExactly(Verdict.MISSING, Verdict.FAILED, Verdict.EQUIVALENT, Verdict.NEW);
    assertThat(compare(base, later).get(1).remark()).startsWith("OOM");
  }

  @Test
  void whatNeitherSideHasTheMeansForIsNoFailure() {
    SimulatedRun lacking = SimulatedRun.of(2, 1).failing(1, Status.UNSUPPORTED);
    assertThat(compare(lacking, lacking).get(1).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    SimulatedRun lost = SimulatedRun.of(2, 1).failing(1, Status.UNAVAILABLE);
    assertThat(compare(SimulatedRun.of(2, 1), lost).get(1).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void anotherMachineOrNetworkOrVersionIsNotComparable() {
    SimulatedRun base = SimulatedRun.of(1, 1);
    for (SimulatedRun other :
        List.of(
            base.onMachine("m2"),
            base.withParameters(7),
            base.ofVersion("9.9"),
            base.with("layout", "last"))) {
      Comparison comparison = compare(base, other).get(0);
      assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
      assertThat(comparison.remark()).contains("differs");
    }
  }

  @Test
  void whatAGpuDidByItselfIsNoOtherSetting() {
    SimulatedRun base = SimulatedRun.of(1, 1);
    assertThat(compare(base, base.with("throttle", "power")).get(0).verdict())
        .isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void unsteadyForksAreNamedOnlyWhereNothingElseIsShown() {
    SimulatedRun wild = SimulatedRun.of(1, 1).with(new Spread(0.2, 0.1)).unsteady(2);
    assertThat(compare(wild, SimulatedRun.of(1, 5).with(new Spread(0.2, 0.1))).get(0).verdict())
        .isEqualTo(Verdict.UNSTABLE);
    assertThat(compare(wild, SimulatedRun.of(1, 5).slower(0, 9)).get(0).verdict())
        .isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void aPercentileThatTooFewSamplesStandBehindIsNotCompared() {
    Comparison comparison =
        compare(SimulatedRun.of(1, 1), SimulatedRun.of(1, 2), List.of(Metric.LATENCY_P99)).get(0);
    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.remark()).contains("too few samples");
  }

  @Test
  void oneForkIsInconclusiveAndRunsOfOneSideArePooled() {
    SimulatedRun one = SimulatedRun.of(1, 1).withForks(1);
    SimulatedRun two = SimulatedRun.of(1, 2).withForks(1);
    assertThat(compare(one, two).get(0).remark()).contains("one fork");
    Side pooled = Side.of(List.of(one.run(), two.run(), SimulatedRun.of(1, 3).run()));
    Comparison comparison = new Comparer(pooled, pooled, Rules.DEFAULT).compare(MEAN).get(0);
    assertThat(comparison.evidence().orElseThrow().base().count()).isEqualTo(7);
    assertThat(comparison.verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  /** The same run, as it is kept when samples are too large, or when only results.csv is left. */
  private static Run kept(SimulatedRun of, List<Fork> forks) {
    Run run = of.run();
    return new Run(
        run.id(),
        forks.isEmpty() ? new Environment(Map.of()) : run.environment(),
        run.documentation(),
        run.measurements(),
        new Evidence(List.of(), forks));
  }

  private static List<Fork> forks(Cell cell, double memory, double load) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(
            number ->
                new Fork(
                    cell.id(),
                    number,
                    Instant.EPOCH,
                    new Fork.Times(
                        1,
                        1,
                        new Fork.Start(OptionalDouble.of(load), OptionalDouble.of(2 * load)),
                        Optional.of(new Fork.Latency(400, 100 + number / 10.0, 120)),
                        true),
                    new Memory(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(memory),
                        OptionalDouble.of(10 * memory),
                        Optional.empty())))
        .toList();
  }

  private static Comparison only(Run base, Run later, Metric metric) {
    return new Comparer(Side.of(List.of(base)), Side.of(List.of(later)), Rules.DEFAULT)
        .compare(List.of(metric))
        .get(0);
  }

  @Test
  void memoryLoadAndFirstCallAreComparedByFork() {
    SimulatedRun simulated = SimulatedRun.of(1, 1);
    Cell cell = simulated.run().measurements().get(0).cell();
    Run base = kept(simulated, forks(cell, 500, 30));
    Run later = kept(simulated, forks(cell, 540, 20));
    assertThat(only(base, later, Metric.MEMORY).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(only(base, later, Metric.LOAD).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(only(base, later, Metric.FIRST_CALL).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(only(base, later, Metric.LATENCY_P99).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(only(base, later, Metric.MEMORY).evidence().orElseThrow().base().mean())
        .isCloseTo(500, within(1e-9));
  }

  @Test
  void energyIsComparedByForkOverThePooledForksThatTellIt() {
    SimulatedRun simulated = SimulatedRun.of(1, 1);
    Cell cell = simulated.run().measurements().get(0).cell();
    List<Fork> silent = forks(cell, 500, 30);
    Run base = kept(simulated, using(silent, 2.0));
    Run later = kept(simulated, using(silent, 2.2));
    assertThat(only(base, later, Metric.ENERGY).verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(only(later, base, Metric.ENERGY).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(only(base, kept(simulated, using(silent, 2.04)), Metric.ENERGY).verdict())
        .as("4 % within the threshold of 5 %")
        .isNotEqualTo(Verdict.REGRESSED);
    assertThat(only(base, kept(simulated, silent), Metric.ENERGY).remark())
        .contains("not every run has this figure");
    Side pooled = Side.of(List.of(base, later, kept(simulated, silent)));
    assertThat(pooled.values(new Series(cell, Metric.ENERGY))).hasSize(10).contains(2.2);
  }

  private static List<Fork> using(List<Fork> forks, double joulesPerImage) {
    return forks.stream()
        .map(fork -> fork.with(new Energy.Window(100 * joulesPerImage, 5, 100, Energy.Source.RAPL)))
        .toList();
  }

  @Test
  void onAGpuItsMemoryIsComparedAndNotTheHosts() {
    Cell gpu =
        new Cell("net/0", "engine", "cuda:0", Workload.FORWARD, new Cell.Setting(1, "fp32", 2));
    ForkFigures fork = ForkFigures.of(Optional.empty(), Optional.of(forks(gpu, 500, 30).get(0)));
    assertThat(Metric.MEMORY.value(fork, gpu)).hasValue(5000);
  }

  @Test
  void aMetricThatNoForkTellsIsInconclusiveAndSaysSo() {
    Comparison comparison =
        compare(SimulatedRun.of(1, 1), SimulatedRun.of(1, 2), List.of(Metric.MEMORY)).get(0);
    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.remark()).contains("not every run has this figure");
  }

  @Test
  void exactMetricsAreComparedByEqualityAndTheTimesOfAnotherNetworkAreNot() {
    SimulatedRun base = SimulatedRun.of(1, 1);
    List<Metric> metrics =
        List.of(Metric.PARAMS, Metric.MACS, Metric.WEIGHT_BYTES, Metric.LATENCY_MEAN);
    List<Comparison> comparisons = compare(base, base.withParameters(7), metrics);
    assertThat(comparisons)
        .extracting(Comparison::verdict)
        .containsExactly(
            Verdict.REGRESSED, Verdict.EQUIVALENT, Verdict.EQUIVALENT, Verdict.NOT_COMPARABLE);
    assertThat(comparisons.get(0).remark())
        .isEqualTo("the network is not what it was: params 1000 then, 7 now");
    assertThat(comparisons.get(2).remark()).isEqualTo("exactly 1048576");
    assertThat(comparisons.get(0).evidence()).isEmpty();
    assertThat(comparisons.get(3).remark()).isEqualTo("network differs: params 1000 then, 7 now");
  }

  @Test
  void aCellThatFailedStillHasItsNetwork() {
    SimulatedRun base = SimulatedRun.of(1, 1);
    assertThat(compare(base, base.failing(0, Status.OOM), List.of(Metric.PARAMS)).get(0).verdict())
        .isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void resultsAloneAreComparedByTheSpreadThatTheirIntervalsTell() {
    SimulatedRun base = SimulatedRun.of(1, 1).with(new Spread(0.01, 0.01));
    SimulatedRun later = SimulatedRun.of(1, 2).with(new Spread(0.01, 0.01)).slower(0, 1.1);
    Comparison whole = compare(base, later).get(0);
    Comparison alone = only(kept(base, List.of()), kept(later, List.of()), Metric.LATENCY_MEAN);
    assertThat(alone.verdict()).isEqualTo(whole.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(alone.p().orElseThrow() / whole.p().orElseThrow()).isCloseTo(1, within(0.2));
    assertThat(alone.remark()).contains("recovered from the interval");
    assertThat(alone.ranks()).isEmpty();
    assertThat(whole.ranks().orElseThrow().cliffsDelta()).isEqualTo(1);
    assertThat(only(kept(base, List.of()), kept(later, List.of()), Metric.LOAD).remark())
        .contains("results.csv alone");
  }

  @Test
  void theFactsOfMachinesThatDifferAreNamed() {
    SimulatedRun base = SimulatedRun.of(1, 1);
    Run then = base.knowing(Map.of("cpu_model", "A", "memory_total_mib", "15990"));
    Run now = base.onMachine("m2").knowing(Map.of("cpu_model", "A", "memory_total_mib", "32100"));
    assertThat(only(then, now, Metric.LATENCY_MEAN).remark())
        .isEqualTo("machine differs: memory_gib 16 then, 31 now");
  }

  @Test
  void whatMayExplainAChangeIsNamedAndDoesNotForbidTheComparison() {
    SimulatedRun base = SimulatedRun.of(1, 1).with("cudnn", "9.1");
    Run then = base.knowing(Map.of("git_commit", "abc", "gpu_driver", "570.1"));
    Run now = base.with("cudnn", "9.5").knowing(Map.of("git_commit", "def", "gpu_driver", "580.2"));
    Comparer comparer = new Comparer(Side.of(List.of(then)), Side.of(List.of(now)), Rules.DEFAULT);
    assertThat(comparer.changed())
        .extracting(Difference::toString)
        .containsExactly(
            "GPU driver 570.1 then, 580.2 now",
            "cudnn 9.1 then, 9.5 now",
            "git commit abc then, def now");
    assertThat(comparer.compare(MEAN).get(0).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void anAcknowledgedRegressionStaysOneAndFailsNoGate() {
    Rules rules =
        Rules.DEFAULT
            .under(
                new Rules.Layer() {
                  @Override
                  public Optional<Threshold> threshold(Series series) {
                    return Optional.empty();
                  }

                  @Override
                  public Optional<String> acknowledged(Series series) {
                    return Optional.of("exact padding");
                  }
                })
            .under(series -> Optional.of(new Threshold(0.05, "ours")));
    Comparison comparison =
        new Comparer(
                Side.of(List.of(SimulatedRun.of(1, 1).run())),
                Side.of(List.of(SimulatedRun.of(1, 2).slower(0, 2).run())),
                rules)
            .compare(MEAN)
            .get(0);
    assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(comparison.remark()).isEqualTo("acknowledged: exact padding");
    assertThat(comparison.fails(Set.of(Verdict.REGRESSED))).isFalse();
    assertThat(comparison.evidence().orElseThrow().threshold())
        .isEqualTo(new Threshold(0.05, "ours"));
  }
}
