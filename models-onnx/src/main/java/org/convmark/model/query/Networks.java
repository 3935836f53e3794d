package org.convmark.model.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;

/** Where a query finds the networks that it names. */
@FunctionalInterface
public interface Networks {

  /** The network of that name; an unknown one is an {@link IllegalArgumentException}. */
  Network of(String model);

  /** The suite's own, each built once. */
  static Networks built() {
    Map<String, Network> known = new ConcurrentHashMap<>();
    return model -> {
      Variant variant = Architectures.variant(model);
      return known.computeIfAbsent(variant.fullName(), unused -> Network.of(variant));
    };
  }
}
