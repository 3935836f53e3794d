package org.convmark.bench.nvml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What holds the clocks of a GPU down.
 *
 * @param bits as in nvml.h, {@code nvmlClocksThrottleReason…}
 */
public record ThrottleReasons(long bits) {

  public static final ThrottleReasons NONE = new ThrottleReasons(0);

  /** The driver does not tell. */
  public static final ThrottleReasons UNKNOWN = new ThrottleReasons(-1);

  private static final Map<Long, String> WORDS = words();

  private static Map<Long, String> words() {
    Map<Long, String> words = new LinkedHashMap<>();
    words.put(0x1L, "idle");
    words.put(0x2L, "application_clocks");
    words.put(0x4L, "power_cap");
    words.put(0x8L, "hardware_slowdown");
    words.put(0x10L, "sync_boost");
    words.put(0x20L, "thermal_slowdown");
    words.put(0x40L, "hardware_thermal_slowdown");
    words.put(0x80L, "power_brake");
    words.put(0x100L, "display_clocks");
    return words;
  }

  /** These and others. */
  public ThrottleReasons and(ThrottleReasons others) {
    return new ThrottleReasons(bits | others.bits);
  }

  /** The words of all reasons with plus signs between, or {@code none}. */
  @Override
  public String toString() {
    if (equals(UNKNOWN)) {
      return "unknown";
    }
    String known =
        WORDS.entrySet().stream()
            .filter(word -> (bits & word.getKey()) != 0)
            .map(Map.Entry::getValue)
            .collect(Collectors.joining("+"));
    long rest = bits & ~WORDS.keySet().stream().mapToLong(Long::longValue).sum();
    if (rest == 0) {
      return known.isEmpty() ? "none" : known;
    }
    return (known.isEmpty() ? "" : known + "+") + "0x" + Long.toHexString(rest);
  }
}
