package org.convmark.bench.mxnet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An operator of MXNet's with its attributes, in the order in which they are written.
 *
 * @param type MXNet's name of it
 */
record SymbolOp(String type, Map<String, String> attributes) {

  SymbolOp {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  static SymbolOp of(String type) {
    return new SymbolOp(type, Map.of());
  }

  /** The same with one attribute more. */
  SymbolOp with(String attribute, Object value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, String.valueOf(value));
    return new SymbolOp(type, more);
  }
}
