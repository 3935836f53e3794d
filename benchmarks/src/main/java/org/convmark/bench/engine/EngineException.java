package org.convmark.bench.engine;

import org.convmark.result.Status;

/** An engine that can't do what was asked; the message says why and what to do. */
public final class EngineException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Status status;

  public EngineException(Status status, String message) {
    super(message);
    this.status = status;
  }

  public EngineException(Status status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** What becomes of the cell. */
  public Status status() {
    return status;
  }
}
