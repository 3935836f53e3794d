package org.convmark.bench.ceiling;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.convmark.bench.engine.Session;

/** Times the calls of a session. */
final class MedianCall {

  private static final double WARMUP_SECONDS = 0.5;
  private static final double SECONDS = 1;
  private static final int LEAST_CALLS = 5;

  private MedianCall() {}

  /** The median seconds of the calls of about a second, after a warm-up of half a second. */
  static double seconds(Session session) {
    calls(session, WARMUP_SECONDS, 1);
    double[] calls =
        calls(session, SECONDS, LEAST_CALLS).stream().mapToDouble(Double::doubleValue).toArray();
    return Median.withDefaults().evaluate(calls);
  }

  private static List<Double> calls(Session session, double seconds, int least) {
    List<Double> calls = new ArrayList<>();
    long begin = System.nanoTime();
    while (calls.size() < least || (System.nanoTime() - begin) / 1e9 < seconds) {
      session.prepare();
      long start = System.nanoTime();
      session.run();
      calls.add((System.nanoTime() - start) / 1e9);
      session.release();
    }
    return calls;
  }
}
