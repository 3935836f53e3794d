package org.convmark.result.compare;

import java.util.Arrays;
import java.util.Optional;

/**
 * What came of comparing one series.
 *
 * @param evidence the tests, where both sides have at least two forks
 * @param remark what a reader must know, such as why there is no evidence; may be empty
 */
public record Comparison(
    Series series, Verdict verdict, Optional<Evidence> evidence, String remark) {

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
   * @param mean of their values, in the metric's unit
   */
  public record Forks(int count, double mean) {

    static Forks of(double[] values) {
      return new Forks(values.length, Arrays.stream(values).average().orElseThrow());
    }
  }
}
