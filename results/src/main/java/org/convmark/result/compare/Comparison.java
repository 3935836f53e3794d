package org.convmark.result.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What came of comparing one series.
 *
 * @param evidence the tests, where both sides have at least two forks
 * @param acknowledged why a change for the worse is accepted; empty if it is not, or is none
 * @param remark what a reader must know, such as why there is no evidence; may be empty
 */
public record Comparison(
    Series series,
    Verdict verdict,
    Optional<Evidence> evidence,
    Optional<String> acknowledged,
    String remark) {

  /**
   * The forks of both sides and what they say.
   *
   * @param base of the earlier side
   * @param later of the later side
   * @param change by the tests
   * @param q the corrected p of the verdict; of an undecided one the smallest of all three
   * @param threshold from which a change matters
   */
  public record Evidence(Forks base, Forks later, Change change, double q, Threshold threshold) {}

  /**
   * The forks of one side.
   *
   * @param count how many
   * @param mean the geometric mean of their values, in the metric's unit: the ratio that is tested
   *     is that of these means
   * @param values of each; none if only their mean and spread are known
   */
  public record Forks(int count, double mean, List<Double> values) {

    public Forks {
      values = List.copyOf(values);
    }

    static Forks of(double[] values) {
      return new Forks(values.length, mean(values), Arrays.stream(values).boxed().toList());
    }

    /** Of stand-ins, whose order says nothing. */
    static Forks ofStandIns(double[] values) {
      return new Forks(values.length, mean(values), List.of());
    }

    private static double mean(double[] values) {
      return Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow());
    }
  }

  /** Of a series that no test applies to. */
  static Comparison untested(Series series, Verdict verdict, String remark) {
    return new Comparison(series, verdict, Optional.empty(), Optional.empty(), remark);
  }

  /** The same, with a regression accepted. */
  Comparison acknowledgedFor(String reason) {
    String all = "acknowledged: " + reason + (remark.isEmpty() ? "" : "; " + remark);
    return new Comparison(series, verdict, evidence, Optional.of(reason), all);
  }

  /** Whether the series was compared at all, by a test or by equality. */
  public boolean isCompared() {
    return evidence.isPresent()
        || (series.metric().isExact()
            && (verdict == Verdict.EQUIVALENT || verdict == Verdict.REGRESSED));
  }

  /** Whether a gate that fails on these verdicts fails on this one. */
  public boolean fails(Set<Verdict> failing) {
    return failing.contains(verdict) && acknowledged.isEmpty();
  }

  /** The p of the verdict before it is corrected; of an undecided one the smallest of all three. */
  public OptionalDouble p() {
    if (evidence.isEmpty()) {
      return OptionalDouble.empty();
    }
    Change change = evidence.get().change();
    return OptionalDouble.of(
        switch (verdict) {
          case REGRESSED -> change.regressed();
          case IMPROVED -> change.improved();
          case EQUIVALENT -> change.equivalent();
          default -> Math.min(change.regressed(), Math.min(change.improved(), change.equivalent()));
        });
  }

  /** What the order of the forks says; empty where the single forks are not known. */
  public Optional<Ranks> ranks() {
    return evidence
        .filter(each -> !each.base().values().isEmpty() && !each.later().values().isEmpty())
        .map(each -> Ranks.of(costs(each.base()), costs(each.later())));
  }

  private double[] costs(Forks forks) {
    return series
        .metric()
        .costs(forks.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
