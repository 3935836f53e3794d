package org.convmark.bench.engine;

import java.util.Map;
import org.convmark.result.Status;

/** An engine whose native library is loaded. */
public interface EngineRuntime {

  /** The version as the loaded library tells it. */
  String version();

  /** What all of its sessions compute with, beyond what they tell themselves. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Makes a network ready for its first call.
   *
   * @throws EngineException with UNSUPPORTED and the operator's name, or the outcome of a failure
   */
  Session load(LoadRequest request) throws EngineException;

  /**
   * Makes a user's file ready for its first call.
   *
   * @throws EngineException with the outcome of a failure
   */
  default FileSession open(FileRequest request) throws EngineException {
    throw new EngineException(Status.UNSUPPORTED, "this engine runs no files");
  }
}
