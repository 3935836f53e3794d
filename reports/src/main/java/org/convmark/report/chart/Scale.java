package org.convmark.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.convmark.report.view.Chart;

/**
 * Where the values of an axis lie.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 */
record Scale(Chart.Scale kind, double low, double high, double from, double to) {

  private static final int MOST_TICKS = 8;
  private static final int[] STEPS = {1, 2, 5};

  /** The place of a value, in units of the picture. */
  double at(double value) {
    double share =
        kind == Chart.Scale.LOG
            ? Math.log(value / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return from + share * (to - from);
  }

  boolean holds(double value) {
    return value >= low && value <= high;
  }

  /** The place of a value, or the end of the axis beyond which it lies. */
  double within(double value) {
    return at(Math.max(low, Math.min(high, value)));
  }

  /** Round values to mark, from low to high. */
  List<BigDecimal> ticks() {
    return kind == Chart.Scale.LOG ? decades() : steps();
  }

  private List<BigDecimal> decades() {
    List<BigDecimal> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.ceil(Math.log10(high));
    boolean crowded = last - first > 3;
    for (int power = first; power <= last; power++) {
      for (int step : crowded ? new int[] {1} : STEPS) {
        BigDecimal tick = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
        if (tick.doubleValue() >= low && tick.doubleValue() <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private List<BigDecimal> steps() {
    BigDecimal step = step();
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal tick = new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
    while (tick.doubleValue() <= high) {
      ticks.add(tick);
      tick = tick.add(step);
    }
    return ticks;
  }

  /** The smallest of 1, 2 and 5 times a power of ten that gives no more ticks than fit. */
  private BigDecimal step() {
    double least = (high - low) / MOST_TICKS;
    int power = (int) Math.floor(Math.log10(least));
    for (int step : STEPS) {
      BigDecimal candidate = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
      if (candidate.doubleValue() >= least) {
        return candidate;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }

  /** A tick in print. */
  static String label(BigDecimal tick) {
    return tick.signum() == 0
        ? "0"
        : tick.round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
