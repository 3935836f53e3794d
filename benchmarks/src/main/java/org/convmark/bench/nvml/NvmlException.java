package org.convmark.bench.nvml;

/** GPUs that the driver does not tell of; the message says why. */
public final class NvmlException extends Exception {

  private static final long serialVersionUID = 1L;

  public NvmlException(String message) {
    super(message);
  }
}
