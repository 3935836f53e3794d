package org.convmark.bench.ceiling;

import java.util.ArrayList;
import java.util.List;
import org.convmark.bench.engine.Session;

/** Times the calls of sessions. */
final class Calls {

  private static final double WARMUP_SECONDS = 0.5;
  private static final double SECONDS = 1;
  private static final int LEAST = 5;

  private Calls() {}

  /** The seconds of the calls of a second, and of five at least, after half a second's warm-up. */
  static List<Double> of(Session session) {
    return inTurns(List.of(session)).get(0);
  }

  /**
   * The same of several sessions, whose calls take turns, so that the work of others hits all
   * alike.
   *
   * @return for each session as many
   */
  static List<List<Double>> inTurns(List<Session> sessions) {
    rounds(sessions, WARMUP_SECONDS, 1);
    return rounds(sessions, SECONDS, LEAST);
  }

  private static List<List<Double>> rounds(List<Session> sessions, double seconds, int least) {
    List<List<Double>> calls = new ArrayList<>();
    sessions.forEach(session -> calls.add(new ArrayList<>()));
    long begin = System.nanoTime();
    for (int done = 0;
        done < least || (System.nanoTime() - begin) / 1e9 < seconds * sessions.size();
        done++) {
      for (int i = 0; i < sessions.size(); i++) {
        calls.get(i).add(seconds(sessions.get(i)));
      }
    }
    return calls;
  }

  private static double seconds(Session session) {
    session.prepare();
    long start = System.nanoTime();
    session.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    session.release();
    return seconds;
  }
}
