package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void thePositionReachesTheTotalWhenForksAreDropped() {
    Clock clock = new Clock(6);
    assertThat(clock.left()).isEmpty();
    clock.forkDone();
    clock.drop(2);
    clock.drop(3);
    assertThat(clock.total()).isEqualTo(1);
    assertThat(clock.left().orElseThrow()).isZero();
  }
}
