package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads run folders some steps ahead of whoever takes them, in their order. */
final class ParallelReader implements AutoCloseable {

  private static final int MOST_THREADS = 4;
  private static final int AHEAD = 32;

  private final Iterator<Path> folders;
  private final Queue<Future<StoredRun>> reading = new ArrayDeque<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));

  ParallelReader(List<Path> folders) {
    this.folders = folders.iterator();
    for (int i = 0; i < AHEAD; i++) {
      readAhead();
    }
  }

  private void readAhead() {
    if (folders.hasNext()) {
      Path folder = folders.next();
      reading.add(threads.submit(() -> StoredRun.read(folder)));
    }
  }

  /**
   * The next run.
   *
   * @throws IOException or {@link IllegalArgumentException} if its folder can't be read, in one
   *     line
   */
  StoredRun next() throws IOException {
    Future<StoredRun> next = reading.remove();
    readAhead();
    try {
      return next.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while runs were read; start again", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
