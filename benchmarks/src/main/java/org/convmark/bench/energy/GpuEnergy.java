package org.convmark.bench.energy;

import java.util.OptionalDouble;
import org.convmark.bench.nvml.Gpu;
import org.convmark.result.Energy;

/** The counter of one GPU, which its driver reads. */
public record GpuEnergy(Gpu gpu) implements EnergyCounter {

  /**
   * That of a GPU.
   *
   * @throws EnergyException if it has none
   */
  public static GpuEnergy of(Gpu gpu) throws EnergyException {
    if (gpu.joules().isEmpty()) {
      throw new EnergyException(
          "the driver does not tell the energy of "
              + gpu.name()
              + ", as of GPUs before Volta and of some virtual ones");
    }
    return new GpuEnergy(gpu);
  }

  @Override
  public Energy.Source source() {
    return Energy.Source.NVML;
  }

  @Override
  public String covered() {
    return "the whole GPU";
  }

  @Override
  public OptionalDouble joules() {
    return gpu.joules();
  }
}
