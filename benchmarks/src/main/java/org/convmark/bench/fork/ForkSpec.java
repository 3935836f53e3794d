package org.convmark.bench.fork;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.result.Cell;

/**
 * What a fork is to do.
 *
 * @param cell what to load and call
 * @param seed of the weights, and in timed training of dropout
 * @param model the exported model or a user's file
 * @param report where the {@link ForkReport} goes
 * @param outputs where a proof writes its outputs
 */
public record ForkSpec(Cell cell, long seed, ModelFile model, String report, String outputs) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What is loaded.
   *
   * @param path of the file
   * @param inputs of a user's file; none for a network of the suite, which knows its own
   */
  public record ModelFile(String path, List<TensorSpec> inputs) {}

  /** For a network of the suite, exported to {@code onnx}. */
  public ForkSpec(Cell cell, long seed, String onnx, String report, String outputs) {
    this(cell, seed, new ModelFile(onnx, List.of()), report, outputs);
  }

  public static ForkSpec read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), ForkSpec.class);
  }

  public void write(Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(this));
  }
}
