package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  private static List<Double> zigzag(int count, double low, double high) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(i % 2 == 0 ? low : high);
    }
    return values;
  }

  @Test
  void aSteadySeriesIsWarmAfterSixIterations() {
    assertThat(WarmUp.of(zigzag(40, 1.00, 1.01), 20)).isEqualTo(new WarmUp(6, true));
  }

  @Test
  void slowFirstIterationsAreWaitedOut() {
    List<Double> values = new ArrayList<>(List.of(3.0, 2.0, 1.5));
    values.addAll(zigzag(40, 1.00, 1.01));
    WarmUp warmUp = WarmUp.of(values, 30);
    assertThat(warmUp.settled()).isTrue();
    // three slow ones must have left the window of ten
    assertThat(warmUp.iterations()).isEqualTo(13);
  }

  @Test
  void aSeriesThatOnlyFallsIsNotYetWarmHoweverFlat() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      values.add(1.0 - i * 1e-5);
    }
    assertThat(WarmUp.of(values, 20)).isEqualTo(new WarmUp(20, false));
  }

  @Test
  void anUnquietSeriesReachesTheBoundAndIsMarked() {
    assertThat(WarmUp.of(zigzag(40, 1.0, 1.2), 15)).isEqualTo(new WarmUp(15, false));
  }

  @Test
  void aSlowCellMayTakeThreeIterationsAndTheMark() {
    assertThat(WarmUp.of(zigzag(8, 1.0, 1.01), 3)).isEqualTo(new WarmUp(3, false));
  }

  @Test
  void equalTimesChangeNoDirection() {
    assertThat(WarmUp.of(Collections.nCopies(40, 1.0), 20).settled()).isFalse();
  }
}
