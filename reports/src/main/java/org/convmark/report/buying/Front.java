package org.convmark.report.buying;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What no other thing beats (Pareto's front): less is better in both of two figures. */
public final class Front {

  private Front() {}

  /**
   * Those that are not dominated, from the least {@code x} to the least {@code y}. One is dominated
   * if another is no worse in both and better in one; of equals the first is kept.
   */
  public static <T> List<T> of(List<T> all, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
    List<T> front = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (T each :
        all.stream().sorted(Comparator.comparingDouble(x).thenComparingDouble(y)).toList()) {
      if (y.applyAsDouble(each) < least) {
        front.add(each);
        least = y.applyAsDouble(each);
      }
    }
    return front;
  }
}
