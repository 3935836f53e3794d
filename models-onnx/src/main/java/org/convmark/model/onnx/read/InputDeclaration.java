package org.convmark.model.onnx.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * An input as a file declares it.
 *
 * @param name unique in the file
 * @param type of its elements
 * @param dims its dimensions; empty if the file leaves their number open
 */
public record InputDeclaration(String name, InputType type, Optional<List<Dim>> dims) {

  /**
   * A dimension.
   *
   * @param size at least 1; empty if the caller chooses
   * @param symbol under which the file asks for the same size in several places; may be empty
   */
  public record Dim(OptionalLong size, String symbol) {

    @Override
    public String toString() {
      if (size.isPresent()) {
        return String.valueOf(size.getAsLong());
      }
      return symbol.isEmpty() ? "?" : OneLine.of(symbol);
    }
  }

  public InputDeclaration {
    dims = dims.map(List::copyOf);
  }

  /** Such as {@code images: float32 Nx3x224x224}. */
  @Override
  public String toString() {
    String shape =
        dims.map(all -> all.stream().map(Dim::toString).collect(Collectors.joining("x")))
            .orElse("of any shape");
    return (OneLine.of(name) + ": " + type.word() + " " + shape).strip();
  }
}
