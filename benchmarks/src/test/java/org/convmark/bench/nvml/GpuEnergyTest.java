package org.convmark.bench.nvml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.lang.reflect.Proxy;
import java.util.function.ToIntFunction;
import org.convmark.bench.energy.EnergyException;
import org.convmark.bench.energy.GpuEnergy;
import org.convmark.result.Energy;
import org.junit.jupiter.api.Test;

class GpuEnergyTest {

  private static final int NOT_SUPPORTED = 3;

  /** A driver that knows this call only. */
  private static Gpu gpu(ToIntFunction<LongByReference> answer) {
    Object library =
        Proxy.newProxyInstance(
            NvmlLibrary.class.getClassLoader(),
            new Class<?>[] {NvmlLibrary.class},
            (proxy, call, arguments) -> {
              assertThat(call.getName()).isEqualTo("nvmlDeviceGetTotalEnergyConsumption");
              return answer.applyAsInt((LongByReference) arguments[1]);
            });
    return new Gpu((NvmlLibrary) library, Pointer.NULL, "Tesla P100", "GPU-1");
  }

  @Test
  void millijoulesAreCountedBeyond32Bits() throws Exception {
    Gpu gpu =
        gpu(
            millijoules -> {
              millijoules.setValue(5_000_000_250L);
              return 0;
            });
    GpuEnergy energy = GpuEnergy.of(gpu);
    assertThat(energy.joules()).hasValue(5_000_000.25);
    assertThat(energy.source()).isEqualTo(Energy.Source.NVML);
  }

  @Test
  void aGpuWithoutACounterOrADriverWithoutTheCallSaysSo() {
    Gpu old = gpu(unused -> NOT_SUPPORTED);
    Gpu oldDriver =
        gpu(
            unused -> {
              throw new UnsatisfiedLinkError("nvmlDeviceGetTotalEnergyConsumption");
            });
    for (Gpu gpu : new Gpu[] {old, oldDriver}) {
      assertThatExceptionOfType(EnergyException.class)
          .isThrownBy(() -> GpuEnergy.of(gpu))
          .withMessageStartingWith("the driver does not tell the energy of Tesla P100");
    }
  }
}
