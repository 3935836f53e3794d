package org.convmark.result.compare;

import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * What the order of the forks alone says of a change, which no outlier sways. It is told beside the
 * verdict and does not make it: of five forks a side, p is never below 0.0079.
 *
 * @param cliffsDelta the chance that a later fork is worse than an earlier one, less that of the
 *     opposite: 1 if all are worse, -1 if all are better
 * @param p of the two-sided test of Mann and Whitney
 */
public record Ranks(double cliffsDelta, double p) {

  /**
   * Of two groups.
   *
   * @param base a value for each fork, of which larger is worse; at least one
   * @param later the same of the later group
   */
  public static Ranks of(double[] base, double[] later) {
    MannWhitneyUTest.Result test = MannWhitneyUTest.withDefaults().test(later, base);
    double pairs = (double) base.length * later.length;
    // where all values agree the approximation for ties divides by their variance of 0
    double p = Double.isNaN(test.getPValue()) ? 1 : test.getPValue();
    return new Ranks(2 * test.getStatistic() / pairs - 1, p);
  }
}
