package org.convmark.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that could explain a run's numbers, as ordered facts. */
public record Environment(Map<String, String> facts) {

  public Environment {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** The fact of that key, or empty text. */
  public String get(String key) {
    return facts.getOrDefault(key, "");
  }

  /** These facts with others after them; an equal key takes the later value. */
  public Environment with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.putAll(more);
    return new Environment(all);
  }
}
