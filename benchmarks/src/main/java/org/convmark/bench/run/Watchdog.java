package org.convmark.bench.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends the processes that this one has started, if they outlast a limit. */
final class Watchdog implements AutoCloseable {

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> task;
  private final AtomicBoolean expired = new AtomicBoolean();

  Watchdog(Duration limit) {
    List<Long> before = ProcessHandle.current().descendants().map(ProcessHandle::pid).toList();
    task =
        timer.schedule(
            () -> {
              expired.set(true);
              ProcessHandle.current()
                  .descendants()
                  .filter(process -> !before.contains(process.pid()))
                  .forEach(ProcessHandle::destroyForcibly);
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
  }
}
