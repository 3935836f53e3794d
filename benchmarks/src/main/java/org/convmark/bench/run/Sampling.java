package org.convmark.bench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.bench.plan.Effort;
import org.convmark.result.Estimate;
import org.convmark.result.stat.StoppingRule;
import org.convmark.result.stat.VarianceComponents;
import org.convmark.result.stat.WarmUp;

/**
 * Decides from what the forks of a cell gave how many iterations the next one runs, and whether
 * there is a next one.
 */
final class Sampling {

  private final Effort effort;
  private final StoppingRule rule;
  private final double cellSeconds;
  private double callSeconds;
  private double spentSeconds;
  private double longestFork;
  private double overheadSeconds;
  private int warmupSeen;
  private final List<double[]> measured = new ArrayList<>();

  /**
   * A cell that no fork has run yet.
   *
   * @param callSeconds what an iteration may take, as a trial has shown
   * @param cellSeconds after which no further fork begins; infinite if there is no such limit
   */
  Sampling(Effort effort, double callSeconds, double cellSeconds) {
    this.effort = effort;
    this.rule = effort.stoppingRule();
    this.callSeconds = callSeconds;
    this.cellSeconds = cellSeconds;
  }

  /** All iterations of the next fork, its warm-up included. */
  int iterations() {
    return warmupIterations() + measuredIterations();
  }

  /** What the calls of the next fork may take together. */
  double expectedSeconds() {
    return iterations() * callSeconds;
  }

  /**
   * Later forks of a kind warm up as long as earlier ones did, and are given one iteration more.
   */
  private int warmupIterations() {
    int most = effort.warmupIterations(callSeconds);
    return measured.isEmpty() || !effort.isAdaptive() ? most : Math.min(most, warmupSeen + 1);
  }

  private int measuredIterations() {
    int most = effort.measuredIterations(callSeconds);
    if (!effort.isAdaptive() || measured.size() < 2 || !isSplit()) {
      return most;
    }
    int best =
        VarianceComponents.of(measured).iterations(overheadSeconds / measured.size(), callSeconds);
    return Math.max(effort.iterations().least(), Math.min(most, best));
  }

  private boolean isSplit() {
    return measured.stream().allMatch(fork -> fork.length > 1);
  }

  /**
   * Takes in a fork that went well.
   *
   * @param seconds of all its timed calls
   * @param iterationSeconds of all its iterations, with what they need around their calls
   * @param wallSeconds of its process
   * @return where its warm-up ended
   */
  WarmUp add(List<Double> seconds, double iterationSeconds, double wallSeconds) {
    WarmUp warmUp = warmUp(seconds);
    double[] kept =
        seconds.stream().skip(warmUp.iterations()).mapToDouble(Double::doubleValue).toArray();
    measured.add(kept);
    warmupSeen = Math.max(warmupSeen, warmUp.iterations());
    callSeconds = iterationSeconds / seconds.size();
    spentSeconds += wallSeconds;
    longestFork = Math.max(longestFork, wallSeconds);
    overheadSeconds += wallSeconds - callSeconds * kept.length;
    return warmUp;
  }

  /** Where the warm-up of a fork ended, which may have run fewer iterations than it should. */
  WarmUp warmUp(List<Double> seconds) {
    int bound = effort.warmupIterations(callSeconds);
    int spare = Math.max(seconds.size() - effort.iterations().least(), 0);
    return WarmUp.of(seconds, Math.min(bound, spare));
  }

  int forks() {
    return measured.size();
  }

  /** Whether the cell needs no further fork, or has no time for one. */
  boolean isDone() {
    return rule.isEnough(means()) || (forks() > 0 && spentSeconds + longestFork > cellSeconds);
  }

  /** Of the forks that went well, in seconds. */
  double[] means() {
    return measured.stream()
        .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
        .toArray();
  }

  /** The mean latency in ms as far as it is known; empty before the first fork. */
  Optional<Estimate> soFar() {
    return measured.isEmpty() ? Optional.empty() : Optional.of(rule.milliseconds(means()));
  }

  /** When the cell has forks enough. */
  StoppingRule rule() {
    return rule;
  }

  /** Why there is less evidence than was asked for; empty if there is not. */
  String shortfall() {
    if (forks() < rule.leastForks()) {
      return String.format(
          Locale.ROOT,
          "%d of at least %d forks ran, when the cell's time was spent",
          forks(),
          rule.leastForks());
    }
    double half = rule.halfWidth(means());
    if (effort.targetPercent() == 0 || 100 * half <= effort.targetPercent()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "target of ±%s %% not met: the interval is ±%.1f %% after %d forks, %s",
        effort.targetPercent(),
        100 * half,
        forks(),
        forks() >= rule.mostForks() ? "the most that the plan allows" : "when its time was spent");
  }
}
