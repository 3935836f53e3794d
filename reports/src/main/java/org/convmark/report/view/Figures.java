package org.convmark.report.view;

import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Timing;

/** Reads the figures of a timed cell. */
final class Figures {

  private Figures() {}

  static Timing timing(Measurement cell) {
    return cell.figures().orElseThrow().timing();
  }

  static Memory memory(Measurement cell) {
    return cell.figures().orElseThrow().memory();
  }

  static Estimate mean(Measurement cell) {
    return timing(cell).mean();
  }

  /** Images per second at both ends of the latency's interval; none if it reaches zero. */
  static Optional<Interval> throughput(Measurement cell) {
    double images = cell.cell().batch() * 1000.0;
    return mean(cell)
        .interval()
        .filter(latency -> latency.low() > 0)
        .map(latency -> new Interval(images / latency.high(), images / latency.low()));
  }

  /** The interval in print, or why there is none. */
  static Value interval(Timing timing) {
    Estimate mean = timing.mean();
    return mean.interval()
        .map(ends -> Value.of(ends(mean.value(), ends)))
        .orElseGet(() -> Value.missing(noInterval(timing)));
  }

  static String noInterval(Timing timing) {
    int forks = timing.counts().forks();
    return "no interval: " + forks + (forks == 1 ? " fork" : " forks");
  }

  static String ends(double value, Interval ends) {
    return Numbers.like(value, ends.low()) + " to " + Numbers.like(value, ends.high());
  }

  /** The status of a cell with no figures. */
  static Value status(Measurement cell) {
    Tone tone = cell.outcome().status().isFailure() ? Tone.BAD : Tone.WARNING;
    return cell.isOk()
        ? new Value("OK", Tone.GOOD)
        : new Value(cell.outcome().status().name(), tone);
  }

  static OptionalDouble ratio(OptionalDouble upper, OptionalDouble lower) {
    return upper.isPresent() && lower.isPresent() && lower.getAsDouble() > 0
        ? OptionalDouble.of(upper.getAsDouble() / lower.getAsDouble())
        : OptionalDouble.empty();
  }
}
