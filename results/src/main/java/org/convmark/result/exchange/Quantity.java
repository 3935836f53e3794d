package org.convmark.result.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Measurement.Figures;
import org.convmark.result.Timing;
import org.convmark.result.Words;

/** A figure of a cell that other tools are given. */
public enum Quantity {
  LATENCY_MEAN("latency-mean", Unit.SECONDS),
  LATENCY_P50("latency-p50", Unit.SECONDS),
  LATENCY_P90("latency-p90", Unit.SECONDS),
  LATENCY_P99("latency-p99", Unit.SECONDS),
  THROUGHPUT("throughput", Unit.PER_SECOND),
  LOAD("load", Unit.SECONDS),
  FIRST_CALL("first-call", Unit.SECONDS),
  MEMORY("memory", Unit.BYTES),
  DEVICE_MEMORY("device-memory", Unit.BYTES);

  /** What a quantity is counted in. */
  enum Unit {
    SECONDS,
    BYTES,
    PER_SECOND
  }

  private static final double MS_PER_SECOND = 1000;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final String word;
  private final Unit unit;

  Quantity(String word, Unit unit) {
    this.word = word;
    this.unit = unit;
  }

  /** The word of the command line. */
  public String word() {
    return word;
  }

  /** The words of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Quantity::word).toList();
  }

  /** The quantity of that word; another word is an {@link IllegalArgumentException}. */
  public static Quantity of(String word) {
    return Words.meaning("metric", word, List.of(values()), Quantity::word);
  }

  Unit unit() {
    return unit;
  }

  boolean isBiggerBetter() {
    return unit == Unit.PER_SECOND;
  }

  /** In the unit, with its 95 % interval if it has one; empty where it was not measured. */
  Optional<Estimate> of(Measurement measurement) {
    return measurement.figures().flatMap(figures -> of(figures, measurement.cell().batch()));
  }

  private Optional<Estimate> of(Figures figures, int batch) {
    Timing timing = figures.timing();
    return switch (this) {
      case LATENCY_MEAN -> Optional.of(seconds(timing.mean()));
      case LATENCY_P50 -> time(timing.quantiles().p50());
      case LATENCY_P90 -> time(timing.quantiles().p90());
      case LATENCY_P99 -> time(timing.quantiles().p99());
      case THROUGHPUT -> Optional.of(rate(seconds(timing.mean()), batch));
      case LOAD -> time(timing.loadMs());
      case FIRST_CALL -> time(timing.firstCallMs());
      case MEMORY -> size(figures.memory().hostPeak());
      case DEVICE_MEMORY -> size(figures.memory().devicePeak());
    };
  }

  private static Estimate seconds(Estimate ms) {
    return new Estimate(
        ms.value() / MS_PER_SECOND,
        ms.interval()
            .map(each -> new Interval(each.low() / MS_PER_SECOND, each.high() / MS_PER_SECOND)));
  }

  /** An interval of times that reaches 0 is none of rates. */
  private static Estimate rate(Estimate seconds, int batch) {
    return new Estimate(
        batch / seconds.value(),
        seconds
            .interval()
            .filter(each -> each.low() > 0)
            .map(each -> new Interval(batch / each.high(), batch / each.low())));
  }

  private static Optional<Estimate> time(OptionalDouble ms) {
    return single(ms, 1 / MS_PER_SECOND);
  }

  private static Optional<Estimate> size(OptionalDouble mib) {
    return single(mib, BYTES_PER_MIB);
  }

  private static Optional<Estimate> single(OptionalDouble figure, double scale) {
    return figure.isEmpty()
        ? Optional.empty()
        : Optional.of(new Estimate(figure.getAsDouble() * scale, Optional.empty()));
  }
}
