package org.convmark.result.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {

  /** R 3.4.0: {@code wilcox.test(c(19, 22, 16, 29, 24), c(20, 11, 17, 12))}. */
  @Test
  void mannAndWhitneyGiveThePublishedExample() {
    Ranks ranks = Ranks.of(new double[] {20, 11, 17, 12}, new double[] {19, 22, 16, 29, 24});
    assertThat(ranks.p()).isCloseTo(0.1111111, within(1e-7));
    assertThat(ranks.cliffsDelta()).isCloseTo(2 * 17.0 / 20 - 1, within(1e-12));
  }

  @Test
  void fiveAgainstFiveThatDoNotOverlapHaveTheLeastPThereIs() {
    Ranks ranks = Ranks.of(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10});
    assertThat(ranks.p()).isCloseTo(2 / 252.0, within(1e-12));
    assertThat(ranks.cliffsDelta()).isEqualTo(1);
  }

  @Test
  void forksThatAllAgreeTellNoOrder() {
    double[] same = {512, 512, 512, 512, 512};
    Ranks ranks = Ranks.of(same, same.clone());
    assertThat(ranks.cliffsDelta()).isZero();
    assertThat(ranks.p()).isEqualTo(1);
  }
}
