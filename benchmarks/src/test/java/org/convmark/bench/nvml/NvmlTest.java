package org.convmark.bench.nvml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import org.junit.jupiter.api.Test;

class NvmlTest {

  @Test
  void aMachineWithoutADriverIsToldInOneLine() {
    assumeFalse(hasDriver(), "this machine has an NVIDIA driver");
    assertThatExceptionOfType(NvmlException.class)
        .isThrownBy(Nvml::open)
        .withMessage("no NVIDIA driver is here: there is no libnvidia-ml.so.1");
  }

  @Test
  void aGpuTellsOfItself() throws Exception {
    assumeTrue(hasDriver(), "this machine has no NVIDIA driver");
    Nvml nvml = Nvml.open();
    assertThat(nvml.driverVersion()).matches("\\d+\\.\\d+.*");
    assertThat(nvml.cudaVersion()).matches("\\d+\\.\\d+");
    for (Gpu gpu : nvml.gpus()) {
      assertThat(gpu.name()).isNotBlank();
      assertThat(gpu.uuid()).startsWith("GPU-");
      assertThat(gpu.usedMib().orElseThrow()).isBetween(0.0, gpu.totalMib().orElseThrow());
    }
  }

  @Test
  void aProgramIsNamedWithoutItsFolderAndArguments() {
    assertThat(Gpu.program("/home/jo/bin/python3 train.py --token x")).isEqualTo("python3");
    assertThat(Gpu.program("java")).isEqualTo("java");
    assertThat(Gpu.program("")).isEqualTo("unknown");
  }

  private static boolean hasDriver() {
    try {
      NativeLibrary.getInstance(NvmlLibrary.FILE);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
