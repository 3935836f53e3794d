package org.convmark.bench.run;

import java.util.Map;
import org.convmark.result.Machine;

/**
 * The machine as rows name it.
 *
 * @param machine its processor and memory
 * @param gpus by their devices, such as {@code cuda:0}
 */
record Host(Machine machine, Map<String, Machine.Gpu> gpus) {

  private static final String CPU = "cpu";

  Host {
    gpus = Map.copyOf(gpus);
  }

  /** The fingerprint of what a cell on the device runs on: a GPU is part of it there alone. */
  String machineId(String device) {
    return gpus.containsKey(device) ? machine.with(gpus.get(device)).id() : machine.id();
  }

  /** Such as the processor's model; empty for a device that is not there. */
  String deviceName(String device) {
    return device.equals(CPU)
        ? machine.cpuModel()
        : gpus.containsKey(device) ? gpus.get(device).model() : "";
  }
}
