package org.convmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

  private static final Machine XEON = new Machine("Xeon", 2, 4, 16);

  /** {@code printf 'Xeon|2|4|16' | sha256sum}. */
  @Test
  void idIsTheStartOfTheSha256OfTheFingerprint() {
    assertThat(XEON.id()).isEqualTo("m9f2d8c3ff9");
  }

  @Test
  void idTellsMachinesApart() {
    assertThat(new Machine("Xeon", 2, 4, 16).id()).isNotEqualTo(new Machine("Xeon", 4, 4, 16).id());
  }

  /** {@code printf 'Xeon|2|4|16|H100|80' | sha256sum}. */
  @Test
  void aGpuAndItsMemoryMakeAnotherMachineOfIt() {
    assertThat(XEON.with(new Machine.Gpu("H100", 80)).id()).isEqualTo("m9788f722c2");
    assertThat(XEON.with(new Machine.Gpu("H100", 94)).id()).isNotEqualTo("m9788f722c2");
  }
}
