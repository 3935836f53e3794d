package org.convmark.bench.engine;

import java.util.Map;
import java.util.OptionalInt;
import org.convmark.model.graph.Parameter;

/**
 * A network on an engine, for one workload and batch size. A call is {@link #prepare}, {@link
 * #run}, then what is to be read, then {@link #release}; all from one thread. Only {@code run} is
 * timed.
 */
public interface Session extends AutoCloseable {

  /** The setting that tells how many threads compute one operator. */
  String THREADS = "threads";

  /** The setting that tells the {@link Layout} of engines that have a choice. */
  String LAYOUT = "layout";

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
   * What the engine computes with, as read back from it after loading rather than as it was asked
   * for: {@link #THREADS}, and whatever else changes its speed. What it can't tell is left out.
   */
  Map<String, String> settings();

  /** The settings of an engine which tells its threads only, or not even those. */
  static Map<String, String> threads(OptionalInt count) {
    return count.isPresent() ? Map.of(THREADS, String.valueOf(count.getAsInt())) : Map.of();
  }

  /** Frees what the call made. */
  void release();

  /** Frees the network; a second call does nothing. */
  @Override
  void close();
}
