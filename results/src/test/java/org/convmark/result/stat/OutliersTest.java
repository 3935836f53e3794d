package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;

import org.convmark.result.stat.Outliers.Tail;
import org.junit.jupiter.api.Test;

class OutliersTest {

  private static final Outliers NONE = new Outliers(new Tail(0, 0), new Tail(0, 0));

  @Test
  void valuesAreMildBeyondOneAndAHalfAndSevereBeyondThreeQuartileRanges() {
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 100.0;
    }
    assertThat(Outliers.of(values)).isEqualTo(NONE);
    values[0] = -0.8;
    values[100] = 2.0;
    values[99] = 4.0;
    assertThat(Outliers.of(values))
        .isEqualTo(new Outliers(new Tail(1, 0), new Tail(1, 1)))
        .matches(all -> all.mild() == 2 && all.severe() == 1);
  }

  @Test
  void fewValuesHaveNone() {
    assertThat(Outliers.of(new double[] {1, 1, 100})).isEqualTo(NONE);
  }
}
