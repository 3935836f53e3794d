package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The resident memory of this process, as Linux counts it; empty elsewhere. */
final class ResidentSet {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";
  private static final double KIB_PER_MIB = 1024;

  private ResidentSet() {}

  static OptionalDouble nowMib() {
    return read("VmRSS:");
  }

  /** The largest since the process began, or since {@link #resetPeak}. */
  static OptionalDouble peakMib() {
    return read("VmHWM:");
  }

  /** Makes the peak start anew; false where this process may not. */
  static boolean resetPeak() {
    try {
      Files.writeString(CLEAR, RESET_PEAK);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static OptionalDouble read(String key) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(key))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }
}
