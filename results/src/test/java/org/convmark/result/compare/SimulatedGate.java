package org.convmark.result.compare;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Suites of cells, of which at most the first has changed, before the gate: with one look, and with
 * a second at what the first left open.
 */
final class SimulatedGate {

  static final int CELLS = 200;
  private static final int SUITES = 200;
  private static final double THRESHOLD = 0.03;
  private static final double ALPHA = 0.05;
  private static final double TWO_LOOKS = 0.0294;

  /**
   * What came of it.
   *
   * @param before cells of a suite without a change that seem to have one, before the correction
   * @param alarms share of such suites with any REGRESSED or IMPROVED
   * @param powerAt5 share of suites in which a cell that is 5 % slower is REGRESSED
   * @param powerAt10 likewise of a cell that is 10 % slower
   */
  record Outcome(double before, double alarms, double powerAt5, double powerAt10) {}

  /**
   * The tests of a {@link Change} alone, without its quantiles, which would take most of the time.
   */
  record P(double regressed, double improved, double equivalent) {

    static P of(double[] base, double[] later) {
      Welch welch = Welch.of(base, later);
      double margin = Math.log1p(THRESHOLD);
      return new P(
          welch.above(margin),
          welch.below(-margin),
          Math.max(welch.below(margin), welch.above(-margin)));
    }
  }

  /** How often a suite is looked at. */
  enum Looks {
    ONE,
    TWO
  }

  private final SimulatedNoise noise;
  private final double spread;
  private final int forks;

  SimulatedGate(SimulatedNoise noise, double spread, int forks) {
    this.noise = noise;
    this.spread = spread;
    this.forks = forks;
  }

  /** With one look and with two, at the same suites. */
  Map<Looks, Outcome> outcomes() {
    RandomGenerator random = new SplittableRandom(20261127);
    List<Suite> suites =
        IntStream.range(0, SUITES)
            .mapToObj(i -> new Suite(means(random), means(random), means(random)))
            .toList();
    Map<Looks, Outcome> outcomes = new EnumMap<>(Looks.class);
    for (Looks looks : Looks.values()) {
      outcomes.put(
          looks,
          new Outcome(
              suites.stream().mapToInt(Suite::uncorrected).average().orElseThrow(),
              share(suites, suite -> suite.hasAlarm(looks)),
              share(suites, suite -> suite.slower(1.05).isFound(looks)),
              share(suites, suite -> suite.slower(1.10).isFound(looks))));
    }
    return outcomes;
  }

  private static double share(List<Suite> suites, Predicate<Suite> such) {
    return suites.stream().filter(such).count() / (double) suites.size();
  }

  private double[][] means(RandomGenerator random) {
    return noise.means(CELLS, forks, spread, random);
  }

  /** Verdicts as {@link Comparer} comes to them, which a test holds to it. */
  static Verdict[] verdicts(P[] tests, double rate) {
    double[] regressed = q(tests, P::regressed);
    double[] improved = q(tests, P::improved);
    double[] equivalent = q(tests, P::equivalent);
    return IntStream.range(0, tests.length)
        .mapToObj(i -> verdict(regressed[i], improved[i], equivalent[i], rate))
        .toArray(Verdict[]::new);
  }

  private static double[] q(P[] tests, ToDoubleFunction<P> which) {
    return FalseDiscovery.q(Arrays.stream(tests).mapToDouble(which).toArray());
  }

  private static Verdict verdict(double regressed, double improved, double same, double rate) {
    double least = Math.min(regressed, Math.min(improved, same));
    if (least > rate) {
      return Verdict.INCONCLUSIVE;
    }
    return least == regressed
        ? Verdict.REGRESSED
        : least == improved ? Verdict.IMPROVED : Verdict.EQUIVALENT;
  }

  /** Fork means of a suite: the baseline's, the run's, and those of a second look. */
  private static final class Suite {

    private final double[][] base;
    private final double[][] later;
    private final double[][] again;
    private final P[] first;
    private final P[] both;

    Suite(double[][] base, double[][] later, double[][] again) {
      this(base, later, again, tests(base, later), new P[CELLS]);
    }

    private Suite(double[][] base, double[][] later, double[][] again, P[] first, P[] both) {
      this.base = base;
      this.later = later;
      this.again = again;
      this.first = first;
      this.both = both;
    }

    private static P[] tests(double[][] base, double[][] later) {
      return IntStream.range(0, CELLS)
          .mapToObj(cell -> P.of(base[cell], later[cell]))
          .toArray(P[]::new);
    }

    Suite slower(double factor) {
      double[][] laterNow = later.clone();
      double[][] againNow = again.clone();
      laterNow[0] = Arrays.stream(later[0]).map(mean -> mean * factor).toArray();
      againNow[0] = Arrays.stream(again[0]).map(mean -> mean * factor).toArray();
      P[] changed = first.clone();
      changed[0] = P.of(base[0], laterNow[0]);
      P[] bothNow = both.clone();
      bothNow[0] = null;
      return new Suite(base, laterNow, againNow, changed, bothNow);
    }

    int uncorrected() {
      return (int)
          Arrays.stream(first).filter(p -> Math.min(p.regressed(), p.improved()) <= ALPHA).count();
    }

    boolean hasAlarm(Looks looks) {
      return Arrays.stream(verdicts(looks))
          .anyMatch(verdict -> verdict == Verdict.REGRESSED || verdict == Verdict.IMPROVED);
    }

    boolean isFound(Looks looks) {
      return verdicts(looks)[0] == Verdict.REGRESSED;
    }

    private Verdict[] verdicts(Looks looks) {
      return looks == Looks.ONE ? SimulatedGate.verdicts(first, ALPHA) : afterTwoLooks();
    }

    private Verdict[] afterTwoLooks() {
      Verdict[] verdicts = SimulatedGate.verdicts(first, TWO_LOOKS);
      P[] pooled = first.clone();
      for (int cell = 0; cell < CELLS; cell++) {
        if (verdicts[cell] == Verdict.INCONCLUSIVE) {
          pooled[cell] = pooled(cell);
        }
      }
      Verdict[] second = SimulatedGate.verdicts(pooled, TWO_LOOKS);
      for (int cell = 0; cell < CELLS; cell++) {
        verdicts[cell] = verdicts[cell] == Verdict.INCONCLUSIVE ? second[cell] : verdicts[cell];
      }
      return verdicts;
    }

    /** Drawing is cheap beside the tests, which are therefore made once. */
    private P pooled(int cell) {
      if (both[cell] == null) {
        double[] forks =
            DoubleStream.concat(Arrays.stream(later[cell]), Arrays.stream(again[cell])).toArray();
        both[cell] = P.of(base[cell], forks);
      }
      return both[cell];
    }
  }
}
