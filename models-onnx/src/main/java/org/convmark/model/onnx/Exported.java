package org.convmark.model.onnx;

import java.nio.file.Path;

/**
 * An export that is in place.
 *
 * @param file the model's file
 * @param bytes its size, external weights included
 * @param origin whether it had to be written
 */
public record Exported(Path file, long bytes, Origin origin) {

  /** How an export came to be there. */
  public enum Origin {
    WRITTEN,
    /** The same content was there already. */
    REUSED
  }
}
