package org.convmark.bench.engine;

import java.util.Locale;
import org.convmark.result.Status;

/** Turns what goes wrong while a native library is loaded into a reason and a remedy. */
public final class NativeLoading {

  private NativeLoading() {}

  /** What loads the library. */
  public interface Start {
    EngineRuntime start() throws Exception;
  }

  /** Runs {@code start}; any failure, link errors too, is UNAVAILABLE. */
  public static EngineRuntime attempt(Engine engine, Start start) throws EngineException {
    try {
      return start.start();
    } catch (EngineException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new EngineException(
          Status.UNAVAILABLE,
          String.format(
              Locale.ROOT,
              "%s: its native library did not load: %s; if its files are damaged delete ~/.djl.ai, if a jar is missing build again, and see 'What it needs' in the README",
              engine.name(),
              rootMessage(e)),
          e);
    }
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? "" : ": " + root.getMessage();
    return (root.getClass().getSimpleName() + message).replaceAll("\\s+", " ");
  }
}
