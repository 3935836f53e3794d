package org.convmark.harness;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for the end of a command that runs until somebody ends it. That is how it is meant to end,
 * so it is no failure, for which Java takes SIGINT and SIGTERM.
 */
final class Interruption {

  private final CountDownLatch told = new CountDownLatch(1);

  /** From now on the signals end the waiting and not the process. */
  Interruption() {
    take("INT");
    take("TERM");
  }

  /** Returns when a signal came, or this thread is interrupted. */
  void await() {
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By reflection: the compiler warns of this class as of no other, though every JDK has it. */
  private void take(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object counting =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                told.countDown();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), counting);
    } catch (ReflectiveOperationException e) {
      // the signal ends the process as it always did
    }
  }
}
