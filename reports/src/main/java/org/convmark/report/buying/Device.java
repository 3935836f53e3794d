package org.convmark.report.buying;

import org.convmark.result.Measurement;

/**
 * What can be bought: a device of a machine.
 *
 * @param name such as the processor's or the card's model; empty if files do not say
 * @param word such as {@code cpu} or {@code cuda:0}
 * @param machineId the hardware around it
 */
public record Device(String name, String word, String machineId) {

  static Device of(Measurement cell) {
    return new Device(
        cell.provenance().deviceName(), cell.cell().device(), cell.provenance().machineId());
  }
}
