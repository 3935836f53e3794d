package org.convmark.bench.fork;

import java.nio.ByteBuffer;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Workload;

/** Takes memory until there is none, and prints what becomes of it; see OutOfMemoryTest. */
public final class ExhaustingMain {

  private static final int MOST = 1000;

  private ExhaustingMain() {}

  public static void main(String[] arguments) {
    Cell cell = new Cell("m", "e", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 1));
    try {
      System.out.println(all(arguments[0]).length);
    } catch (OutOfMemoryError e) {
      Outcome outcome = ForkSession.outcomeOf(e, cell);
      System.out.print(outcome.status() + " " + outcome.message());
    }
  }

  private static Object[] all(String which) {
    Object[] taken = new Object[MOST];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = take(which);
    }
    return taken;
  }

  private static Object take(String which) {
    return switch (which) {
      case "heap" -> new long[1 << 18];
      case "direct" -> ByteBuffer.allocateDirect(1 << 22);
      default -> ByteBuffer.allocateDirect(Integer.MAX_VALUE);
    };
  }
}
