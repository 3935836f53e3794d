package org.convmark.harness.serve;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is asked for.
 *
 * @param path its parts, each decoded once: one may hold a separator, which is then no separator
 * @param parameters of the query, each with all its values in order
 */
record Call(List<String> path, Map<String, List<String>> parameters) {

  Call {
    path = List.copyOf(path);
  }

  static Call of(URI uri) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String each : query.split("&", -1)) {
      String[] pair = each.split("=", 2);
      if (pair.length == 2) {
        parameters
            .computeIfAbsent(decoded(pair[0]), unused -> new ArrayList<>())
            .add(decoded(pair[1]));
      }
    }
    return new Call(parts(uri.getRawPath()), parameters);
  }

  private static List<String> parts(String path) {
    return Stream.of(path.substring(1).split("/", -1))
        // in a path a plus is a plus
        .map(part -> decoded(part.replace("+", "%2B")))
        .toList();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** All values of a parameter that hold something. */
  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** The first value of a parameter, or empty text. */
  String first(String name) {
    return all(name).stream().findFirst().orElse("");
  }
}
