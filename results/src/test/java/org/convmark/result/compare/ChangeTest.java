package org.convmark.result.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static double[] exp(double... logarithms) {
    return Arrays.stream(logarithms).map(Math::exp).toArray();
  }

  @Test
  void welchGivesThePublishedExample() {
    Welch welch = Welch.of(exp(2, 1, 3, 4), exp(6, 5, 7, 9));
    assertThat(welch.degrees()).isCloseTo(5.5846154, within(1e-6));
    assertThat(welch.difference() / welch.standardError()).isCloseTo(3.9703446, within(1e-6));
    assertThat(2 * welch.above(0)).isCloseTo(0.00851286, within(1e-7));
  }

  /** Student's test of the same samples, which differs in the degrees of freedom alone. */
  @Test
  void studentGivesThePublishedExample() {
    Welch welch = Welch.of(exp(2, 1, 3, 4), exp(6, 5, 7, 9));
    Welch student = new Welch(welch.difference(), welch.standardError(), 6);
    assertThat(2 * student.above(0)).isCloseTo(0.00736406, within(1e-7));
  }

  @Test
  void aClearSlowdownIsOneAndNothingElse() {
    Change change =
        Change.of(
            new double[] {100, 101, 99, 100, 100}, new double[] {120, 121, 119, 120, 122}, 0.03);
    assertThat(change.ratio().value()).isCloseTo(1.204, within(0.001));
    assertThat(change.regressed()).isLessThan(1e-4);
    assertThat(change.improved()).isGreaterThan(0.99);
    assertThat(change.equivalent()).isGreaterThan(0.99);
    assertThat(change.ratio().interval().orElseThrow().low()).isGreaterThan(1.15);
  }

  @Test
  void forksThatAgreeToTheLastDigitAreEquivalentAndNotACrash() {
    double[] same = {512, 512, 512, 512, 512};
    Change change = Change.of(same, same.clone(), 0.02);
    assertThat(change.equivalent()).isLessThan(1e-4);
    assertThat(change.regressed()).isGreaterThan(0.99);
    assertThat(change.detectable()).isBetween(1.02, 1.03);
  }

  @Test
  void exchangingTheRunsExchangesTheVerdicts() {
    double[] a = {10, 11, 10.5, 10.2};
    double[] b = {12, 11.5, 13, 12.4};
    Change there = Change.of(a, b, 0.03);
    Change back = Change.of(b, a, 0.03);
    assertThat(back.improved()).isCloseTo(there.regressed(), within(1e-12));
    assertThat(back.equivalent()).isCloseTo(there.equivalent(), within(1e-12));
    assertThat(back.ratio().value()).isCloseTo(1 / there.ratio().value(), within(1e-12));
  }

  @Test
  void oneForkIsNoEvidence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Change.of(new double[] {1}, new double[] {1, 2}, 0.03))
        .withMessageContaining("at least 2");
  }

  @Test
  void withoutAChangeAtMostOneInTwentyIsCalledBeforeAnyCorrection() {
    SplittableRandom random = new SplittableRandom(11);
    int called = 0;
    for (int i = 0; i < 1000; i++) {
      Change change = Change.of(forks(random, 5), forks(random, 5), 0.03);
      if (change.regressed() < 0.05 || change.improved() < 0.05) {
        called++;
      }
    }
    assertThat(called).isLessThanOrEqualTo(50);
  }

  private static double[] forks(RandomGenerator random, int count) {
    return random
        .ints(count)
        .mapToDouble(i -> 100 * Math.exp(0.02 * random.nextGaussian()))
        .toArray();
  }

  @Test
  void falseDiscoveriesAreCorrectedAsInThePaper() {
    // Benjamini and Hochberg 1995, section 4: at 0.05 the first four of fifteen are called
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };
    double[] q = FalseDiscovery.q(p);
    assertThat(Arrays.stream(q).filter(each -> each <= 0.05).count()).isEqualTo(4);
    assertThat(q[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    assertThat(q[14]).isEqualTo(1);
    assertThat(FalseDiscovery.q(new double[0])).isEmpty();
  }
}
