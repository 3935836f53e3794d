package org.convmark.bench.engine;

import java.nio.ByteBuffer;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Weights;

/** A network with the values of its parameters. */
public interface ParameterValues {

  Graph graph();

  /** All values of a parameter at 32 bits, in a direct buffer of native byte order. */
  ByteBuffer direct(Parameter parameter);

  /** The seeded weights. */
  static ParameterValues of(Weights weights) {
    return new ParameterValues() {
      @Override
      public Graph graph() {
        return weights.graph();
      }

      @Override
      public ByteBuffer direct(Parameter parameter) {
        return weights.direct(parameter);
      }
    };
  }
}
