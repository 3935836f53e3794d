package org.convmark.bench.engine;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * A user's file that a session is to run as it is written.
 *
 * @param file checked as far as is possible without running it
 * @param inputs all that it needs, in its order
 */
public record FileRequest(Path file, List<Input> inputs) {

  /**
   * An input with its values.
   *
   * @param spec what it is
   * @param values in a direct buffer of native byte order
   */
  public record Input(TensorSpec spec, ByteBuffer values) {}

  public FileRequest {
    inputs = List.copyOf(inputs);
  }

  /** With seeded random values. */
  public static FileRequest seeded(Path file, List<TensorSpec> inputs) {
    return new FileRequest(
        file, inputs.stream().map(spec -> new Input(spec, RandomValues.of(spec))).toList());
  }
}
