package org.convmark.result.environment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Time of all processors since boot, in the kernel's ticks (proc(5), {@code /proc/stat}).
 *
 * @param total of all processors together
 * @param steal of it in which another system had the processor
 * @param processors that the kernel counts
 */
record CpuTicks(double total, double steal, int processors) {

  private static final int STEAL_FIELD = 7;

  /** Empty where the kernel does not tell. */
  static Optional<CpuTicks> now(SystemFiles files) {
    // the guest times after steal are in the user times already
    List<Double> ticks =
        Stream.of(files.value("proc/stat", "cpu", " ").split("\\s+", -1))
            .limit(STEAL_FIELD + 1)
            .map(Numbers::parse)
            .toList();
    double total = ticks.stream().mapToDouble(Double::doubleValue).sum();
    int processors =
        (int) files.lines("proc/stat").stream().filter(line -> line.matches("cpu\\d+ .*")).count();
    // a word that is no number is NaN, and so is the sum then
    return ticks.size() > STEAL_FIELD && total > 0
        ? Optional.of(new CpuTicks(total, ticks.get(STEAL_FIELD), processors))
        : Optional.empty();
  }

  double stealPercent() {
    return 100 * steal / total;
  }

  /** What has passed since an earlier moment. */
  CpuTicks since(CpuTicks earlier) {
    return new CpuTicks(total - earlier.total, steal - earlier.steal, processors);
  }

  /** Those of one processor. */
  double ofOne() {
    return total / Math.max(1, processors);
  }
}
