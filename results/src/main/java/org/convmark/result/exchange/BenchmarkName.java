package org.convmark.result.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a JMH file calls a benchmark, and as which model its cell stands: {@code
 * jmh:org.example.Sort.arrays[order=random,size=100]:avgt}.
 *
 * @param benchmark class and method
 * @param parameters sorted by name
 * @param mode how it was measured: the same benchmark in two modes is two things
 */
record BenchmarkName(String benchmark, SortedMap<String, String> parameters, JmhMode mode) {

  static final String PREFIX = "jmh:";

  private static final Pattern MODEL =
      Pattern.compile(PREFIX + "([^\\[\\]]+)(?:\\[([^\\[\\]]+)])?:([a-z]+)");

  /** These part a name; so they, and what could break a line, are percent-encoded within. */
  private static final String SIGNS = "%[],=";

  /** For half of a surrogate pair, which is none and can't be written. */
  private static final int NO_CHARACTER = 0xFFFD;

  static BenchmarkName of(String benchmark, Map<String, String> parameters, JmhMode mode) {
    return new BenchmarkName(
        benchmark, Collections.unmodifiableSortedMap(new TreeMap<>(parameters)), mode);
  }

  /** The name as a cell's model. */
  String model() {
    String all =
        parameters.entrySet().stream()
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining(",", "[", "]"));
    return PREFIX + encode(benchmark) + (parameters.isEmpty() ? "" : all) + ":" + mode.word();
  }

  /** The name that a cell's model is; empty for models that are not of JMH files. */
  static Optional<BenchmarkName> ofModel(String model) {
    Matcher matcher = MODEL.matcher(model);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Map<String, String> parameters = parameters(Optional.ofNullable(matcher.group(2)).orElse(""));
      return JmhMode.of(matcher.group(3))
          .map(mode -> of(decode(matcher.group(1)), parameters, mode));
    } catch (IllegalArgumentException e) {
      // a user may name a model in a CSV file as he likes
      return Optional.empty();
    }
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int sign = pair.indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException("expected name=value");
      }
      parameters.put(decode(pair.substring(0, sign)), decode(pair.substring(sign + 1)));
    }
    return parameters;
  }

  private static String encode(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? NO_CHARACTER : c)
        .forEach(c -> out.append(isPlain(c) ? Character.toString(c) : escape(c)));
    return out.toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> SIGNS.indexOf(codePoint) < 0;
    };
  }

  private static String escape(int codePoint) {
    StringBuilder out = new StringBuilder();
    for (byte each : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out.append(String.format(Locale.ROOT, "%%%02X", each & 0xFF));
    }
    return out.toString();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
