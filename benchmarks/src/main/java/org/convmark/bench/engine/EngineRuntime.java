package org.convmark.bench.engine;

/** An engine whose native library is loaded. */
public interface EngineRuntime {

  /** The version as the loaded library tells it. */
  String version();

  /**
   * Makes a network ready for its first call.
   *
   * @throws EngineException with UNSUPPORTED and the operator's name, or the outcome of a failure
   */
  Session load(LoadRequest request) throws EngineException;
}
