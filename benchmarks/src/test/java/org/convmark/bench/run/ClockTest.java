package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void nothingIsLeftWhenForksThatWillNotBeAreTakenOff() {
    Clock clock = new Clock(3, 0, 6);
    assertThat(clock.progress().left()).isEmpty();
    clock.forkDone();
    clock.cellDone(1);
    clock.cellDone(2);
    assertThat(clock.progress().left().orElseThrow()).isPositive();
    clock.cellDone(2);
    assertThat(clock.progress().left().orElseThrow()).isZero();
    assertThat(clock.progress().cellsDone()).isEqualTo(3);
  }

  @Test
  void aForkBeyondTheLeastTakesItsTime() {
    Clock clock = new Clock(1, 0, 1);
    clock.forkDone();
    assertThat(clock.progress().left().orElseThrow()).isZero();
    clock.addFork();
    assertThat(clock.progress().left().orElseThrow()).isPositive();
  }
}
