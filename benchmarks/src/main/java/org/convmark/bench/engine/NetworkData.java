package org.convmark.bench.engine;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Weights;

/** A network with the values of its parameters and its input. */
public interface NetworkData {

  Graph graph();

  /** All values of a parameter at 32 bits, in a direct buffer of native byte order. */
  ByteBuffer direct(Parameter parameter);

  /**
   * Fills {@code target} from its position to its limit with the values of a parameter from index
   * {@code offset} on, for engines whose weights should not be held twice.
   */
  void fill(Parameter parameter, long offset, FloatBuffer target);

  /** A batch of input, N×C×H×W, in a direct buffer of native byte order. */
  FloatBuffer images(int batch);

  /** The seeded weights and images. */
  static NetworkData of(Weights weights) {
    return new NetworkData() {
      @Override
      public Graph graph() {
        return weights.graph();
      }

      @Override
      public ByteBuffer direct(Parameter parameter) {
        return weights.direct(parameter);
      }

      @Override
      public void fill(Parameter parameter, long offset, FloatBuffer target) {
        weights.fill(parameter, offset, target);
      }

      @Override
      public FloatBuffer images(int batch) {
        return InputData.images(weights.graph().input(), batch);
      }
    };
  }
}
