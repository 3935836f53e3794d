package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutliersTest {

  @Test
  void valuesAreMildBeyondOneAndAHalfAndSevereBeyondThreeQuartileRanges() {
    double[] values = new double[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 100.0;
    }
    assertThat(Outliers.of(values)).isEqualTo(new Outliers(0, 0));
    values[0] = -0.8;
    values[100] = 2.0;
    values[99] = 4.0;
    assertThat(Outliers.of(values)).isEqualTo(new Outliers(2, 1));
  }

  @Test
  void fewValuesHaveNone() {
    assertThat(Outliers.of(new double[] {1, 1, 100})).isEqualTo(new Outliers(0, 0));
  }
}
