package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.junit.jupiter.api.Test;

/** The decisions of a cell, with an engine whose times are scripted. */
class SamplingTest {

  private static final double START_SECONDS = 2;
  private static final Bounds WARMUP = new Bounds(6, 20);
  private static final Bounds ITERATIONS = new Bounds(5, 50);
  private static final Effort ADAPTIVE = adaptive(5, 20, 2, 0);

  private final SplittableRandom random = new SplittableRandom(7);
  private double preparation;
  private final List<Integer> iterations = new ArrayList<>();
  private final List<Boolean> settled = new ArrayList<>();

  /** The time of an iteration, both counted from 0. */
  private interface Script {
    double seconds(int fork, int iteration);
  }

  private static Effort adaptive(int least, int most, double targetPercent, double cellSeconds) {
    Effort.Limits time = new Effort.Limits(60, cellSeconds, 0);
    return new Effort(new Bounds(least, most), targetPercent, time, WARMUP, ITERATIONS);
  }

  private Sampling run(Effort effort, Script script) {
    double cellSeconds = effort.time().cellSeconds();
    Sampling sampling =
        new Sampling(effort, 0.1, cellSeconds > 0 ? cellSeconds : Double.POSITIVE_INFINITY);
    while (!sampling.isDone()) {
      List<Double> seconds = new ArrayList<>();
      int count = sampling.iterations();
      for (int i = 0; i < count; i++) {
        seconds.add(script.seconds(sampling.forks(), i));
      }
      iterations.add(count);
      double calls = seconds.stream().mapToDouble(Double::doubleValue).sum();
      double within = calls + count * preparation;
      settled.add(sampling.add(seconds, within, START_SECONDS + within).settled());
    }
    return sampling;
  }

  /** Within so many percent of a mean, evenly. */
  private double around(double mean, double percent) {
    return mean * (1 + percent / 100 * (2 * random.nextDouble() - 1));
  }

  @Test
  void aSteadyCellStopsAtTheLeastForks() {
    Sampling sampling = run(ADAPTIVE, (fork, i) -> around(0.1, 1));
    assertThat(sampling.forks()).isEqualTo(5);
    assertThat(settled).containsOnly(true);
    assertThat(sampling.shortfall()).isEmpty();
    assertThat(sampling.soFar().orElseThrow().value()).isBetween(99.0, 101.0);
  }

  @Test
  void aStepAfterTheFirstIterationsIsWarmUp() {
    Sampling sampling = run(ADAPTIVE, (fork, i) -> around(i < 4 ? 0.3 : 0.1, 1));
    assertThat(settled).containsOnly(true);
    assertThat(sampling.soFar().orElseThrow().value()).isBetween(99.0, 101.0);
    assertThat(iterations.get(0)).isEqualTo(70);
  }

  @Test
  void aForkThatDriftsIsUnsteady() {
    run(ADAPTIVE, (fork, i) -> 0.1 + 0.002 * i);
    assertThat(settled).containsOnly(false);
  }

  @Test
  void spikesKeepAForkUnsteadyOnlyWhileTheyAreInTheWindow() {
    run(ADAPTIVE, (fork, i) -> i == 5 ? 0.2 : around(0.1, 1));
    assertThat(settled).containsOnly(true);
    settled.clear();
    run(ADAPTIVE, (fork, i) -> i % 9 == 5 ? 0.2 : around(0.1, 1));
    assertThat(settled).containsOnly(false);
  }

  @Test
  void aCellThatIsNeverSteadyStillGivesItsFigures() {
    Sampling sampling = run(ADAPTIVE, (fork, i) -> around(0.1, 30));
    assertThat(settled).containsOnly(false);
    assertThat(sampling.soFar().orElseThrow().value()).isBetween(90.0, 110.0);
  }

  @Test
  void forksOfTwoKindsRunToTheBoundAndTheShortfallIsSaid() {
    Sampling sampling = run(ADAPTIVE, (fork, i) -> around(fork % 2 == 0 ? 0.1 : 0.12, 1));
    assertThat(sampling.forks()).isEqualTo(20);
    assertThat(sampling.shortfall())
        .matches(
            "target of ±2.0 % not met: the interval is ±\\d\\.\\d % after 20 forks, the most that"
                + " the plan allows");
  }

  @Test
  void whereForksDifferLaterOnesGetFewIterationsAndWhereIterationsDifferMany() {
    run(ADAPTIVE, (fork, i) -> around(fork % 2 == 0 ? 0.1 : 0.12, 1));
    assertThat(iterations.get(0)).isEqualTo(70);
    assertThat(iterations.subList(2, 20)).allMatch(count -> count < 20);
    iterations.clear();
    run(adaptive(5, 20, 0.1, 0), (fork, i) -> around(0.1, 3));
    assertThat(iterations.subList(2, 5)).allMatch(count -> count >= 50);
  }

  @Test
  void theTimeOfTheCellEndsItAfterOneForkAtTheLeast() {
    Sampling sampling = run(adaptive(5, 20, 2, 30), (fork, i) -> around(fork % 2 + 1, 1) / 10);
    assertThat(sampling.forks()).isBetween(2, 4);
    assertThat(sampling.shortfall()).contains("of at least 5 forks ran");
    assertThat(run(adaptive(5, 20, 2, 1), (fork, i) -> 0.1).forks()).isEqualTo(1);
    assertThat(run(adaptive(5, 20, 2, 1), (fork, i) -> 0.1).shortfall())
        .isEqualTo("1 of at least 5 forks ran, when the cell's time was spent");
  }

  @Test
  void aFixedNumberOfForksAsksForNoTarget() {
    Sampling sampling =
        run(Effort.fixed(3, 4, WARMUP, ITERATIONS), (fork, i) -> around(fork + 1, 5) / 10);
    assertThat(sampling.forks()).isEqualTo(3);
    assertThat(sampling.shortfall()).isEmpty();
    assertThat(sampling.soFar().orElseThrow().interval()).isPresent();
  }

  @Test
  void whatACallNeedsBeforeItIsPartOfAForksTime() {
    preparation = 0.1;
    Effort effort = Effort.fixed(3, 4, new Bounds(3, 20), ITERATIONS);
    run(effort, (fork, i) -> around(0.1, 1));
    assertThat(iterations.get(0)).isEqualTo(40);
    assertThat(iterations.subList(1, 3)).allMatch(count -> count >= 19 && count <= 21);
  }

  @Test
  void slowCallsTakeTheLeastIterationsAndTheMark() {
    Effort effort = Effort.fixed(2, 6, new Bounds(3, 20), new Bounds(3, 50));
    Sampling sampling = new Sampling(effort, 5, Double.POSITIVE_INFINITY);
    assertThat(sampling.iterations()).isEqualTo(6);
    assertThat(sampling.add(List.of(5.0, 5.0, 5.0, 5.0, 5.0, 5.0), 30, 40).settled()).isFalse();
    assertThat(sampling.soFar().orElseThrow().value()).isEqualTo(5000);
  }
}
