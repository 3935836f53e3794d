package org.convmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

  /** {@code printf 'Xeon|2|4|16' | sha256sum}. */
  @Test
  void idIsTheStartOfTheSha256OfTheFingerprint() {
    assertThat(new Machine("Xeon", 2, 4, 16).id()).isEqualTo("m9f2d8c3ff9");
  }

  @Test
  void idTellsMachinesApart() {
    assertThat(new Machine("Xeon", 2, 4, 16).id()).isNotEqualTo(new Machine("Xeon", 4, 4, 16).id());
  }
}
