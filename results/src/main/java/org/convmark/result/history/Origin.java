package org.convmark.result.history;

/**
 * Where figures are from: those of different origins are never one series.
 *
 * @param machineId the fingerprint of the machine
 * @param deviceName of the processor or GPU, as it names itself
 * @param version of the suite
 */
public record Origin(String machineId, String deviceName, String version) {}
