package org.convmark.result.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {

  /** The worked example of Kalibera and Jones: three binaries, two runs each, of two iterations. */
  private static final List<double[]> RUNS =
      List.of(
          new double[] {9, 5},
          new double[] {8, 3},
          new double[] {10, 6},
          new double[] {7, 11},
          new double[] {1, 12},
          new double[] {2, 4});

  private static final List<double[]> RUN_MEANS_BY_BINARY =
      List.of(new double[] {7, 5.5}, new double[] {8, 9}, new double[] {6.5, 3});

  @Test
  void theWorkedExampleOfThreeLevelsComesOut() {
    double withinRuns = VarianceComponents.of(RUNS).withinForks();
    VarianceComponents binaries = VarianceComponents.of(RUN_MEANS_BY_BINARY);
    assertThat(withinRuns).isCloseTo(16.5, within(0.05));
    assertThat(binaries.withinForks()).isCloseTo(2.6, within(0.05));
    assertThat(binaries.withinForks() - withinRuns / 2).isCloseTo(-5.7, within(0.05));
    assertThat(binaries.betweenForks() + binaries.withinForks() / 2).isCloseTo(3.6, within(0.05));
    assertThat(binaries.betweenForks()).isCloseTo(2.3, within(0.05));
  }

  @Test
  void forksOfDifferentLengthsArePooledByTheirDegreesOfFreedom() {
    VarianceComponents components =
        VarianceComponents.of(List.of(new double[] {1, 3}, new double[] {10, 12, 14}));
    assertThat(components.withinForks()).isCloseTo((2.0 + 2 * 4.0) / 3, within(1e-12));
    assertThat(components.betweenForks())
        .isCloseTo(50 - components.withinForks() * (1.0 / 2 + 1.0 / 3) / 2, within(1e-12));
  }

  @Test
  void iterationsFollowTheCostsAndTheSpreads() {
    assertThat(new VarianceComponents(16, 1).iterations(9, 1)).isEqualTo(12);
    assertThat(new VarianceComponents(1, 100).iterations(9, 1)).isEqualTo(5);
    assertThat(new VarianceComponents(1000, 1).iterations(9, 1)).isEqualTo(50);
    assertThat(new VarianceComponents(1, 0).iterations(9, 1)).isEqualTo(50);
    assertThat(new VarianceComponents(1, -5.7).iterations(9, 1)).isEqualTo(50);
  }

  @Test
  void oneForkOrOneIterationHasNoComponents() {
    assertThatThrownBy(() -> VarianceComponents.of(List.of(new double[] {1, 2})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found [2]");
    assertThatThrownBy(() -> VarianceComponents.of(List.of(new double[] {1, 2}, new double[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found [2, 1]");
  }
}
