package org.convmark.bench.nvml;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Memory of a process on a GPU.
 *
 * @param pid as the driver sees it
 * @param bytes negative where the driver does not tell
 */
record ProcessMemory(long pid, long bytes) {

  private static final double BYTES_PER_MIB = 1 << 20;

  /**
   * The memory of the process that asks, which has work on the GPU. In a container it may go by
   * another number than the driver's; then it is known only if nobody else is on the GPU.
   *
   * @param processes all that are on the GPU
   * @param own the number of the process that asks, as it sees it
   */
  static OptionalDouble mib(List<ProcessMemory> processes, long own) {
    return processes.stream()
        .filter(process -> process.pid == own || processes.size() == 1)
        .filter(process -> process.bytes >= 0)
        .mapToDouble(process -> process.bytes / BYTES_PER_MIB)
        .findFirst();
  }
}
