package org.convmark.result;

/** How a cell came out. Every cell of a plan has a row, whatever happened to it. */
public enum Status {
  /** Measured. */
  OK,
  /** Memory ran out. */
  OOM,
  /** Not tried: what it needs at least is more than the memory that was free. */
  OOM_PREDICTED,
  /** It did not end within its time limit. */
  TIMEOUT,
  /** The engine has no such workload, operator or precision. */
  UNSUPPORTED,
  /** The engine or device is not ready on this machine. */
  UNAVAILABLE,
  /** Outputs or gradients differ from the reference engine's; not timed. */
  PARITY_FAILED,
  /** Anything else; the message says what. */
  FAILED;

  /** Whether the run as a whole has failed because of it: a missing engine is no failure. */
  public boolean isFailure() {
    return this == OOM
        || this == OOM_PREDICTED
        || this == TIMEOUT
        || this == PARITY_FAILED
        || this == FAILED;
  }
}
