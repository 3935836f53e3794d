package org.convmark.model.graph;

import java.util.List;
import java.util.Optional;

/**
 * An input or output of an ONNX graph.
 *
 * @param name unique in the graph
 * @param type of its elements
 * @param dims its dimensions; empty if a runtime has to find them
 */
public record OnnxValue(String name, Type type, Optional<List<Long>> dims) {

  /** The types that occur. */
  public enum Type {
    /** 32 bits. */
    FLOAT,
    /** Signed, 64 bits. */
    INTEGER
  }
}
