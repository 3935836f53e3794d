package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {

  @Test
  void theMeanOfForksHasStudentsIntervalAndThatOfOneHasNone() {
    Estimate mean = StoppingRule.meanOfAll(new double[] {10, 11, 12});
    assertThat(mean.value()).isEqualTo(11);
    Interval interval = mean.interval().orElseThrow();
    // t(.975, 2) = 4.302653, and the forks deviate by 1
    assertThat(interval.high() - 11).isCloseTo(4.302653 / Math.sqrt(3), within(1e-5));
    assertThat(11 - interval.low()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-5));
    assertThat(StoppingRule.meanOfAll(new double[] {10}).interval()).isEmpty();
  }
}
