package org.convmark.result.environment;

import org.convmark.result.Machine;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;

/** What OSHI finds, which needs a native library and may find nothing. */
record Hardware(Machine machine, String memoryTotalMib, String memoryAvailableMib) {

  private static final long MIB = 1L << 20;
  private static final double GIB = 1L << 30;
  private static final Hardware SILENT = new Hardware(new Machine("", 0, 0, 0), "", "");

  static Hardware ofThisMachine() {
    try {
      return of(new SystemInfo().getHardware());
    } catch (LinkageError | RuntimeException e) {
      // Where the native library can't be unpacked or loaded, the rest of the facts still counts.
      return SILENT;
    }
  }

  private static Hardware of(HardwareAbstractionLayer hardware) {
    CentralProcessor processor = hardware.getProcessor();
    GlobalMemory memory = hardware.getMemory();
    Machine machine =
        new Machine(
            processor.getProcessorIdentifier().getName().strip(),
            processor.getPhysicalProcessorCount(),
            processor.getLogicalProcessorCount(),
            Math.round(memory.getTotal() / GIB));
    return new Hardware(machine, mib(memory.getTotal()), mib(memory.getAvailable()));
  }

  private static String mib(long bytes) {
    return bytes > 0 ? Long.toString(bytes / MIB) : "";
  }
}
