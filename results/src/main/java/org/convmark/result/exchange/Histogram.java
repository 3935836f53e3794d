package org.convmark.result.exchange;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Times of calls with how often each was seen. */
final class Histogram {

  private static final double THIRD = 1.0 / 3;

  private final NavigableMap<Double, Long> counts = new TreeMap<>();
  private long total;
  private double sum;

  void add(double seconds, int count) {
    counts.merge(seconds, (long) count, Long::sum);
    total += count;
    sum += seconds * count;
  }

  void addAll(Histogram other) {
    other.counts.forEach((seconds, count) -> counts.merge(seconds, count, Long::sum));
    total += other.total;
    sum += other.sum;
  }

  long total() {
    return total;
  }

  double mean() {
    return sum / total;
  }

  double min() {
    return counts.firstKey();
  }

  double max() {
    return counts.lastKey();
  }

  /** Hyndman and Fan 1996, definition 8, as of all other samples. */
  double quantile(double p) {
    double place = Math.max(1, Math.min((double) total, (total + THIRD) * p + THIRD));
    long below = (long) Math.floor(place);
    double low = value(below);
    return low + (place - below) * (value(Math.min(total, below + 1)) - low);
  }

  /** The value of a rank, counted from 1. */
  private double value(long rank) {
    long seen = 0;
    for (Map.Entry<Double, Long> each : counts.entrySet()) {
      seen += each.getValue();
      if (seen >= rank) {
        return each.getKey();
      }
    }
    return max();
  }
}
