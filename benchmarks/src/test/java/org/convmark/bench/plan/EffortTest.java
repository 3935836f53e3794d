package org.convmark.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.convmark.bench.plan.Effort.Bounds;
import org.junit.jupiter.api.Test;

class EffortTest {

  private final Effort effort = Effort.fixed(3, 4, new Bounds(3, 20), new Bounds(5, 50));

  @Test
  void iterationsFillTheTimeOfAFork() {
    assertThat(effort.warmupIterations(0.1)).isEqualTo(12);
    assertThat(effort.measuredIterations(0.1)).isEqualTo(28);
  }

  @Test
  void fastCallsStopAtTheUpperBoundsAndSlowOnesStillGetTheLower() {
    assertThat(effort.warmupIterations(0.001)).isEqualTo(20);
    assertThat(effort.measuredIterations(0.001)).isEqualTo(50);
    assertThat(effort.warmupIterations(10)).isEqualTo(3);
    assertThat(effort.measuredIterations(10)).isEqualTo(5);
  }
}
