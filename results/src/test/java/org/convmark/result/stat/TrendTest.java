package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

  @Test
  void ofAllOrdersOnlyTwoAreAsFarFromNoTrendAsRisingOrFalling() {
    assertThat(Trend.of(new double[] {1, 2, 3, 4, 5}).p()).isCloseTo(2 / 120.0, within(1e-12));
    assertThat(Trend.of(new double[] {9, 8, 7}).p()).isCloseTo(2 / 6.0, within(1e-12));
  }

  @Test
  void chancesAreThoseOfKendallsTable() {
    // one pair of five falls: 1 + 4 of 120 orders, twice; Kendall 1970, table 1 has 0.042 one-sided
    Trend trend = Trend.of(new double[] {1, 2, 3, 5, 4});
    assertThat(trend.score()).isEqualTo(8);
    assertThat(trend.p()).isCloseTo(2 * 5 / 120.0, within(1e-12));
    assertThat(Trend.of(new double[] {2, 1, 1, 2}).p()).isEqualTo(1);
  }

  @Test
  void theNormalDistributionContinuesTheExactOne() {
    double[] values = IntStream.range(0, 50).mapToDouble(i -> (i * 37) % 50 + 0.4 * i).toArray();
    Trend trend = Trend.of(values);
    assertThat(trend.p()).isCloseTo(Trend.normal(trend.score(), trend.variance()), within(0.01));
  }

  @Test
  void changeIsFromTheFirstToTheLastAndHeedsNoOutlier() {
    assertThat(Trend.of(new double[] {98, 99, 100, 101, 102}).change())
        .isCloseTo(0.04, within(1e-12));
    assertThat(Trend.of(new double[] {98, 99, 500, 101, 102}).change())
        .isCloseTo(0.04, within(0.01));
  }

  @Test
  void oneValueHasNoTrend() {
    assertThatThrownBy(() -> Trend.of(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 values in order, found 1");
  }
}
