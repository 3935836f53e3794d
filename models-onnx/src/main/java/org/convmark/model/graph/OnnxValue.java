package org.convmark.model.graph;

import java.util.List;

/**
 * An input or output of an ONNX graph.
 *
 * @param name unique in the graph
 * @param type of its elements
 * @param dims its dimensions
 */
public record OnnxValue(String name, Type type, List<Long> dims) {

  public OnnxValue {
    dims = List.copyOf(dims);
  }

  /** The types that occur. */
  public enum Type {
    /** 32 bits. */
    FLOAT,
    /** Signed, 64 bits. */
    INTEGER
  }
}
