package org.convmark.bench.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the processes that this one has started, if they outlast a limit, and what they leave when
 * they end.
 */
final class Watchdog implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });
  private final Offspring offspring = Offspring.fromNow();
  private final AtomicBoolean expired = new AtomicBoolean();
  private final Future<?> task;

  Watchdog(Duration limit) {
    task =
        timer.schedule(
            () -> {
              expired.set(true);
              offspring.end();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  boolean hasExpired() {
    return expired.get();
  }

  @Override
  public void close() {
    task.cancel(false);
    timer.shutdownNow();
    offspring.end();
  }
}
