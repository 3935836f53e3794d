package org.convmark.bench.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

  private static final long MIB = 1 << 20;
  private static final ProcessMemory OWN = new ProcessMemory(17, 300 * MIB);
  private static final ProcessMemory OTHER = new ProcessMemory(99, 500 * MIB);

  @Test
  void theProcessIsFoundAmongOthersByItsNumber() {
    assertThat(ProcessMemory.mib(List.of(OTHER, OWN), 17)).hasValue(300);
  }

  @Test
  void theOnlyProcessIsTheOneThatAsksWhateverItsNumber() {
    assertThat(ProcessMemory.mib(List.of(OTHER), 17)).hasValue(500);
  }

  @Test
  void amongSeveralWithOtherNumbersItIsNotGuessed() {
    assertThat(ProcessMemory.mib(List.of(OTHER, OWN), 1)).isEmpty();
    assertThat(ProcessMemory.mib(List.of(), 17)).isEmpty();
  }

  @Test
  void whatTheDriverDoesNotTellIsEmptyRatherThanHuge() {
    assertThat(ProcessMemory.mib(List.of(new ProcessMemory(17, -1)), 17)).isEmpty();
  }
}
