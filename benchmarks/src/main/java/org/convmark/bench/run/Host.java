package org.convmark.bench.run;

/**
 * The machine as rows name it.
 *
 * @param machineId stable fingerprint of the hardware
 * @param deviceName the processor's model
 */
record Host(String machineId, String deviceName) {}
