package org.convmark.harness;

import static org.convmark.harness.DoctorCheck.Verdict.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convmark.result.environment.Neighbours;
import org.convmark.result.environment.Noise;
import org.convmark.result.environment.Repetitions;
import org.convmark.result.environment.Timer;

/** What {@code doctor} says of a machine's noise; docs/doctor.md has the bounds. */
final class DoctorNoise {

  private static final String AREA = "noise";
  private static final double MUCH_STEAL_PERCENT = 1;
  private static final double MUCH_OF_CORES = 0.1;
  private static final double SLOW_CLOCK_NANOS = 1000;
  private static final double MUCH_VARIATION = 0.05;
  private static final double MANY_SLOW = 0.05;
  private static final double LONG_STALL_SECONDS = 0.01;

  private static final String CLOCK =
      "a slow clock is in every call: see that"
          + " /sys/devices/system/clocksource/clocksource0/current_clocksource says tsc";
  private static final String UNEVEN =
      "the same work takes different times: stop what else runs, fix the clocks (governor), or"
          + " take a machine of your own; else expect wide intervals and run more forks";

  private DoctorNoise() {}

  static List<DoctorCheck> checks(Neighbours neighbours, Timer timer, Noise noise) {
    List<DoctorCheck> checks = new ArrayList<>();
    checks.add(steal(neighbours));
    checks.add(programs(neighbours));
    checks.add(
        judged("timer_resolution_ns", "%.0f", timer.resolutionNanos(), SLOW_CLOCK_NANOS, CLOCK));
    checks.add(judged("timer_cost_ns", "%.0f", timer.costNanos(), SLOW_CLOCK_NANOS, CLOCK));
    checks.addAll(loop("one_thread", noise.alone()));
    checks.addAll(loop("all_threads", noise.together()));
    checks.add(sum(checks));
    return checks;
  }

  private static DoctorCheck steal(Neighbours neighbours) {
    if (neighbours.stealPercent().isEmpty()) {
      return DoctorCheck.unknown(AREA, "steal_percent", "the kernel does not tell");
    }
    return judged(
        "steal_percent",
        "%.2f",
        neighbours.stealPercent().getAsDouble(),
        MUCH_STEAL_PERCENT,
        "other systems share this hardware: take a dedicated machine, or measure at another time");
  }

  private static DoctorCheck programs(Neighbours neighbours) {
    String named =
        neighbours.busy().stream()
            .map(busy -> String.format(Locale.ROOT, "%s %.2f", busy.name(), busy.cores()))
            .collect(Collectors.joining(", "));
    DoctorCheck check =
        DoctorCheck.ok(AREA, "other_programs_cores", named.isEmpty() ? "none seen" : named);
    return neighbours.cores() <= MUCH_OF_CORES
        ? check
        : check.but(WARNING, "their work is in the figures: stop them, or wait until they end");
  }

  private static List<DoctorCheck> loop(String threads, Repetitions loop) {
    return List.of(
        DoctorCheck.ok(AREA, threads + "_median_ms", text("%.4f", 1000 * loop.medianSeconds())),
        judged(
            threads + "_variation_percent",
            "%.1f",
            100 * loop.variation(),
            100 * MUCH_VARIATION,
            UNEVEN),
        judged(threads + "_slow_percent", "%.1f", 100 * loop.slowShare(), 100 * MANY_SLOW, UNEVEN),
        judged(
            threads + "_longest_stall_ms",
            "%.2f",
            1000 * loop.stallSeconds(),
            1000 * LONG_STALL_SECONDS,
            "something held a processor for so long: stop what else runs, or leave it a processor of"
                + " its own with fewer --threads"));
  }

  private static DoctorCheck judged(
      String name, String format, double value, double most, String remedy) {
    DoctorCheck check = DoctorCheck.ok(AREA, name, text(format, value));
    return value <= most ? check : check.but(WARNING, remedy);
  }

  private static DoctorCheck sum(List<DoctorCheck> checks) {
    long warnings = checks.stream().filter(check -> check.verdict() == WARNING).count();
    return warnings == 0
        ? DoctorCheck.ok(AREA, "verdict", "quiet enough to measure")
        : DoctorCheck.ok(AREA, "verdict", "noisy")
            .but(
                WARNING,
                "mend what is named above first; what is measured now may be of the neighbours");
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
