package org.convmark.model.graph;

import java.util.Arrays;

/** Pools of the {@link ReferenceEvaluator}. */
final class Pooling {

  private Pooling() {}

  static double[] largest(Window window, Shape in, Shape out, double[] x) {
    double[] y = new double[Math.toIntExact(out.elements())];
    Arrays.fill(y, Double.NEGATIVE_INFINITY);
    slide(window, in, out, (from, to) -> y[to] = Math.max(y[to], x[from]));
    return y;
  }

  static double[] mean(AvgPool pool, Shape in, Shape out, double[] x) {
    double[] y = new double[Math.toIntExact(out.elements())];
    int[] pixels = new int[y.length];
    slide(
        pool.window(),
        in,
        out,
        (from, to) -> {
          y[to] += x[from];
          pixels[to]++;
        });
    for (int i = 0; i < y.length; i++) {
      y[i] /= pool.divisor() == AvgPool.Divisor.WINDOW ? pool.window().area() : pixels[i];
    }
    return y;
  }

  private interface Visit {
    void pixel(int from, int to);
  }

  private static void slide(Window window, Shape in, Shape out, Visit visit) {
    int outPixels = out.height() * out.width();
    for (int to = 0; to < out.channels() * outPixels; to++) {
      int plane = to / outPixels * in.height() * in.width();
      int top = to % outPixels / out.width() * window.strideHeight() - window.padding().top();
      int left = to % out.width() * window.strideWidth() - window.padding().left();
      for (int row = Math.max(0, top);
          row < Math.min(in.height(), top + window.kernelHeight());
          row++) {
        for (int column = Math.max(0, left);
            column < Math.min(in.width(), left + window.kernelWidth());
            column++) {
          visit.pixel(plane + row * in.width() + column, to);
        }
      }
    }
  }
}
