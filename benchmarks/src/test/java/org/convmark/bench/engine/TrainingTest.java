package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

  @Test
  void smoothingTakesItsShareFromTheLabelAndSpreadsItOverAllClasses() {
    assertThat(Training.withoutDropout(0).targets(new int[] {1, 0}, 4))
        .containsExactly(0, 1, 0, 0, 1, 0, 0, 0);
    assertThat(Training.withoutDropout(0.5f).targets(new int[] {1, 0}, 4))
        .containsExactly(0.125f, 0.625f, 0.125f, 0.125f, 0.625f, 0.125f, 0.125f, 0.125f);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1, Float.NaN})
  void aShareThatIsNoneIsRejected(float share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Training.withoutDropout(share))
        .withMessage("label smoothing: expected at least 0 and below 1, found " + share);
  }
}
