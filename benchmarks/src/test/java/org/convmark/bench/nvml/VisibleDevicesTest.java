package org.convmark.bench.nvml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases are those of the CUDA C++ Programming Guide. */
class VisibleDevicesTest {

  private static final List<String> UUIDS = List.of("GPU-aa11", "GPU-aa22", "GPU-bb33");

  @Test
  void allAreVisibleUnlessTheVariableIsSet() {
    assertThat(VisibleDevices.of(null, UUIDS)).containsExactly(0, 1, 2);
  }

  @Test
  void anEmptyVariableHidesAll() {
    assertThat(VisibleDevices.of("", UUIDS)).isEmpty();
    assertThat(VisibleDevices.of("-1", UUIDS)).isEmpty();
    assertThat(VisibleDevices.of("NoDevFiles", UUIDS)).isEmpty();
  }

  @Test
  void theOrderOfTheVariableIsThatOfTheDevices() {
    assertThat(VisibleDevices.of("2,0", UUIDS)).containsExactly(2, 0);
    assertThat(VisibleDevices.of("GPU-bb, GPU-aa11", UUIDS)).containsExactly(2, 0);
  }

  @Test
  void nothingCountsFromTheFirstThatMeansNoGpuOn() {
    assertThat(VisibleDevices.of("1,-1,0", UUIDS)).containsExactly(1);
    assertThat(VisibleDevices.of("0,7,1", UUIDS)).containsExactly(0);
    assertThat(VisibleDevices.of("0,0,1", UUIDS)).containsExactly(0);
    assertThat(VisibleDevices.of("GPU-aa", UUIDS)).isEmpty();
  }
}
