package org.convmark.bench.engine;

import java.util.Map;
import org.convmark.model.graph.Parameter;

/**
 * A network on an engine, for one workload and batch size. A call is {@link #prepare}, {@link
 * #run}, then what is to be read, then {@link #release}; all from one thread. Only {@code run} is
 * timed.
 */
public interface Session extends AutoCloseable {

  /**
   * Whatever must stand ready: the input; before BACKWARD the forward pass and zeroed gradients.
   */
  void prepare();

  /** The timed call. Returns only after the device has finished. */
  void run();

  /** The result of the call, N×classes, row by row: logits. */
  float[] logits();

  /** The gradient that the call left for a trainable parameter, in the parameter's own shape. */
  float[] gradient(Parameter parameter);

  /**
   * What the engine computes with, as read back from it rather than as it was asked for: {@code
   * threads}, and whatever else changes its speed.
   */
  Map<String, String> settings();

  /** Frees what the call made. */
  void release();

  /** Frees the network; a second call does nothing. */
  @Override
  void close();
}
