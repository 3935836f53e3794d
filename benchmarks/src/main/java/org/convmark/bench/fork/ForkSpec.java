package org.convmark.bench.fork;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.result.Cell;

/**
 * What a fork is to do.
 *
 * @param cell what to load and call
 * @param common what is the same for all cells of a run
 * @param model the exported model or a user's file
 * @param report where the {@link ForkReport} goes
 * @param outputs where a proof writes its outputs
 */
public record ForkSpec(Cell cell, Common common, ModelFile model, String report, String outputs) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What is the same for all cells of a run.
   *
   * @param seed of the weights, and in timed training of dropout
   * @param layout the word of the one to hold networks in; empty for the faster one of each engine
   */
  public record Common(long seed, String layout) {

    /** Every engine in the layout in which it is fastest. */
    public static Common of(long seed) {
      return of(seed, Optional.empty());
    }

    public static Common of(long seed, Optional<Layout> layout) {
      return new Common(seed, layout.map(Layout::word).orElse(""));
    }

    Optional<Layout> wantedLayout() {
      return layout.isEmpty() ? Optional.empty() : Optional.of(Layout.of(layout));
    }
  }

  /**
   * What is loaded.
   *
   * @param path of the file
   * @param inputs of a user's file; none for a network of the suite, which knows its own
   */
  public record ModelFile(String path, List<TensorSpec> inputs) {}

  /** For a network of the suite, exported to {@code onnx}. */
  public ForkSpec(Cell cell, Common common, String onnx, String report, String outputs) {
    this(cell, common, new ModelFile(onnx, List.of()), report, outputs);
  }

  long seed() {
    return common.seed();
  }

  public static ForkSpec read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), ForkSpec.class);
  }

  public void write(Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(this));
  }
}
