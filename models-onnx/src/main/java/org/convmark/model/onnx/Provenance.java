package org.convmark.model.onnx;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where an exported model is from, as embedded in it.
 *
 * @param model the architecture, or the graph's name if it belongs to none
 * @param variant its published form, or empty
 * @param citation the publication, or empty
 * @param seed of the weights
 * @param build the exporter
 */
record Provenance(String model, String variant, String citation, long seed, BuildInfo build) {

  static Provenance of(String fullName, String citation, long seed) {
    int slash = fullName.indexOf('/');
    String model = slash < 0 ? fullName : fullName.substring(0, slash);
    String variant = slash < 0 ? "" : fullName.substring(slash + 1);
    return new Provenance(model, variant, citation, seed, BuildInfo.current());
  }

  /** As ONNX's metadata, in order; what is empty is left out. */
  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("model", model);
    entries.put("variant", variant);
    entries.put("citation", citation);
    entries.put("seed", Long.toString(seed));
    entries.put("tool_version", build.version());
    entries.put("git_commit", build.commit());
    entries.values().removeIf(String::isEmpty);
    return entries;
  }
}
