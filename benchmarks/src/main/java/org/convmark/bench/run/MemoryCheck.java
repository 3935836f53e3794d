package org.convmark.bench.run;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.nvml.NvmlException;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.environment.HostMemory;

/** Whether what a cell needs is there, before a process finds out by taking it. */
final class MemoryCheck {

  private MemoryCheck() {}

  /**
   * Memory that may be taken at this moment.
   *
   * @param mib empty where it is not told
   * @param where it is, in words
   */
  record Free(OptionalDouble mib, String where) {

    /** Of a device: the host's, or a GPU's as its driver tells it. */
    static Free on(Device device) {
      if (device.kind() == Device.Kind.CUDA) {
        return new Free(gpu(device), device.toString());
      }
      HostMemory memory = HostMemory.here();
      return new Free(
          memory.freeMib(), memory.isLimitedByContainer() ? "this container" : "this machine");
    }

    private static OptionalDouble gpu(Device device) {
      try {
        return Cuda.gpu(device).freeMib();
      } catch (NvmlException e) {
        return OptionalDouble.empty();
      }
    }
  }

  /**
   * OOM_PREDICTED if more is needed than is free; empty if it fits, or if either is not known.
   *
   * @param needMib counted on the graph: what an interpreter holds, without the engine itself
   */
  static Optional<Outcome> obstacle(OptionalDouble needMib, Free free) {
    if (fits(needMib, free)) {
      return Optional.empty();
    }
    return Optional.of(
        new Outcome(
            Status.OOM_PREDICTED,
            String.format(
                Locale.ROOT,
                "needs %.0f MiB by its graph, and %.0f MiB are free on %s; take a smaller batch, free"
                    + " memory, or see what happens with --try-anyway (and --retry with --resume)",
                needMib.getAsDouble(),
                free.mib().getAsDouble(),
                free.where())));
  }

  static boolean fits(OptionalDouble needMib, Free free) {
    return needMib.isEmpty()
        || free.mib().isEmpty()
        || needMib.getAsDouble() <= free.mib().getAsDouble();
  }
}
