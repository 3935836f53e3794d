package org.convmark.bench.fork;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.result.Cell;

/**
 * What a fork is to do.
 *
 * @param cell what to load and call
 * @param seed of the weights, and in timed training of dropout
 * @param onnx the exported model
 * @param report where the {@link ForkReport} goes
 * @param outputs where a proof writes its outputs
 */
public record ForkSpec(Cell cell, long seed, String onnx, String report, String outputs) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static ForkSpec read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), ForkSpec.class);
  }

  public void write(Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(this));
  }
}
