package org.convmark.bench.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleReasonsTest {

  @ParameterizedTest
  @CsvSource({
    "0, none",
    "0x4, power_cap",
    "0x28, hardware_slowdown+thermal_slowdown",
    "0x1000, 0x1000",
    "0x2001, idle+0x2000",
  })
  void everyBitIsNamedAndAnUnknownOneIsNotLost(String bits, String words) {
    assertThat(new ThrottleReasons(Long.decode(bits))).hasToString(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, none", "0x1, 0x40, idle+hardware_thermal_slowdown"})
  void reasonsOfTwoMomentsAddUp(String first, String second, String words) {
    assertThat(
            new ThrottleReasons(Long.decode(first)).and(new ThrottleReasons(Long.decode(second))))
        .hasToString(words);
  }
}
