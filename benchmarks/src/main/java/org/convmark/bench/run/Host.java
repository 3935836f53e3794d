package org.convmark.bench.run;

import java.util.Map;

/**
 * The machine as rows name it.
 *
 * @param machineId stable fingerprint of the hardware
 * @param devices the names of the processor and the GPUs, by device
 */
record Host(String machineId, Map<String, String> devices) {

  Host {
    devices = Map.copyOf(devices);
  }

  /** Such as the processor's model; empty for a device that is not there. */
  String deviceName(String device) {
    return devices.getOrDefault(device, "");
  }
}
