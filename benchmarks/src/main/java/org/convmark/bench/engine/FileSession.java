package org.convmark.bench.engine;

import org.convmark.model.graph.Parameter;

/** A user's file on an engine: what its results mean, only its user knows. */
public interface FileSession extends Session {

  @Override
  default float[] logits() {
    throw new UnsupportedOperationException("a file has results of its own kind");
  }

  @Override
  default float[] gradient(Parameter parameter) {
    throw new UnsupportedOperationException("a file leaves no gradients");
  }
}
