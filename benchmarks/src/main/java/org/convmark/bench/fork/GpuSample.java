package org.convmark.bench.fork;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.convmark.bench.nvml.Gpu;
import org.convmark.bench.nvml.GpuState;
import org.convmark.bench.nvml.ThrottleReasons;

/**
 * A GPU just after an iteration. Engines keep what they have once taken of its memory, so that what
 * the process holds now is the most that it held.
 *
 * @param ownMib memory of this process
 * @param smClockMhz of the multiprocessors
 * @param celsius temperature
 * @param throttle what holds the clocks down
 */
public record GpuSample(
    OptionalDouble ownMib, OptionalInt smClockMhz, OptionalInt celsius, ThrottleReasons throttle) {

  /** The form in which {@link #toString} writes it: four fields, empty where nothing is known. */
  static final String PATTERN = "([0-9.]*) (\\d{0,9}) (\\d{0,9}) (\\d{1,18})";

  static GpuSample of(Gpu gpu) {
    GpuState state = gpu.state();
    return new GpuSample(gpu.ownMib(), state.smClockMhz(), state.celsius(), state.throttle());
  }

  /** A sample of its four fields. */
  static GpuSample of(String ownMib, String smClockMhz, String celsius, String throttle) {
    return new GpuSample(
        ownMib.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(ownMib)),
        number(smClockMhz),
        number(celsius),
        new ThrottleReasons(Long.parseLong(throttle)));
  }

  private static OptionalInt number(String field) {
    return field.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(field));
  }

  @Override
  public String toString() {
    String mib = ownMib.isPresent() ? String.format(Locale.ROOT, "%.1f", ownMib.getAsDouble()) : "";
    String clock = smClockMhz.isPresent() ? String.valueOf(smClockMhz.getAsInt()) : "";
    String temperature = celsius.isPresent() ? String.valueOf(celsius.getAsInt()) : "";
    return mib + " " + clock + " " + temperature + " " + throttle.bits();
  }
}
