package org.convmark.result.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What may change between two runs of a series and explain a step; empty text where a run does not
 * tell.
 *
 * @param gitCommit of the suite
 * @param engine version of the engine
 * @param driver of the GPU
 * @param jdk version of the Java runtime
 * @param kernel of the operating system
 */
public record Facts(String gitCommit, String engine, String driver, String jdk, String kernel) {

  /** What one fact was and is. */
  public record Change(String name, String from, String to) {}

  /** The facts that a later run has otherwise, in their order. */
  public Stream<Change> changes(Facts later) {
    Map<String, String> now = later.named();
    return named().entrySet().stream()
        .filter(fact -> !fact.getValue().equals(now.get(fact.getKey())))
        .map(fact -> new Change(fact.getKey(), fact.getValue(), now.get(fact.getKey())));
  }

  private Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("git_commit", gitCommit);
    named.put("engine_version", engine);
    named.put("gpu_driver", driver);
    named.put("jdk_version", jdk);
    named.put("kernel", kernel);
    return named;
  }
}
