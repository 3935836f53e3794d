package org.convmark.result.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convmark.result.Status;
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
}
