package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/status")
class ResidentSetTest {

  private static final long MIB = 1 << 20;

  @Test
  void thePeakHoldsWhatWasFreedUntilItIsReset() {
    try (Memory block = new Memory(300 * MIB)) {
      block.clear();
    }
    double peak = ResidentSet.peakMib().orElseThrow();
    assertThat(peak).isGreaterThan(ResidentSet.nowMib().orElseThrow() + 200);
    assertThat(ResidentSet.resetPeak()).isTrue();
    assertThat(ResidentSet.peakMib().orElseThrow()).isLessThan(peak - 200);
  }
}
