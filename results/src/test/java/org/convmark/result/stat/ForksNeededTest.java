package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ForksNeededTest {

  /** Deviation 2 % of the mean: t(.975, 5)/√6 is 1.049, t(.975, 6)/√7 is 0.925. */
  @Test
  void theLeastNumberWhoseIntervalIsNarrowEnoughIsTaken() {
    double[] means = {98, 100, 102};
    assertThat(ForksNeeded.of(means, 0.02)).hasValue(7);
    assertThat(ForksNeeded.of(means, 0.021)).hasValue(6);
  }

  @Test
  void forksThatAgreeNeedTwoAndForksThatNeverDoNone() {
    assertThat(ForksNeeded.of(new double[] {5, 5}, 0.02)).hasValue(2);
    assertThat(ForksNeeded.of(new double[] {1, 100}, 0.0001)).isEmpty();
  }

  @Test
  void oneForkHasNoSpreadToGoBy() {
    assertThatThrownBy(() -> ForksNeeded.of(new double[] {1}, 0.02))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the means of 2 forks or more");
  }
}
