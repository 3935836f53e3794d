package org.convmark.result.csv;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings in one field: {@code name=value} pairs between spaces, percent-encoded as in a URL. */
final class Settings {

  private Settings() {}

  static String write(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> encode(setting.getKey()) + "=" + encode(setting.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** The pairs of a field; an {@link IllegalArgumentException} if it holds anything else. */
  static Map<String, String> read(String field) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String pair : field.isEmpty() ? new String[0] : field.split(" ", -1)) {
      int sign = pair.indexOf('=');
      if (sign < 1) {
        throw new IllegalArgumentException("expected name=value");
      }
      settings.put(decode(pair.substring(0, sign)), decode(pair.substring(sign + 1)));
    }
    return settings;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
