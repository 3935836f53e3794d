package org.convmark.bench.energy;

import java.util.OptionalDouble;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.nvml.NvmlException;
import org.convmark.result.Energy;

/** Counts the energy of a device, and of whatever else works on it. */
public interface EnergyCounter {

  /** By which interface it is read. */
  Energy.Source source();

  /** What it covers, such as {@code package-0, package-1}. */
  String covered();

  /**
   * Joules since a moment that stays the same, so that differences mean something; empty where it
   * can no longer be read.
   */
  OptionalDouble joules();

  /**
   * The counter of a device: of the processor RAPL, of a GPU its own, without the host.
   *
   * @throws EnergyException if there is none, or none that this user may read
   */
  static EnergyCounter of(Device device) throws EnergyException {
    if (device.kind() == Device.Kind.CPU) {
      return Rapl.open(Rapl.folder());
    }
    try {
      return GpuEnergy.of(Cuda.gpu(device));
    } catch (NvmlException e) {
      throw new EnergyException(e.getMessage());
    }
  }
}
