package org.convmark.result.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads OpenMetrics 1.0 text as strictly as its grammar is, as far as gauges go. */
final class OpenMetricsGrammar {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern DESCRIPTOR =
      Pattern.compile("# (TYPE|UNIT|HELP) (" + NAME + ") (.+)");
  private static final String LABEL =
      "([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"\\n]|\\\\[\\\\\"n])*)\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "("
              + NAME
              + ")\\{("
              + LABEL
              + "(?:,"
              + LABEL
              + ")*)\\} "
              + "([+-]?[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)");

  private OpenMetricsGrammar() {}

  /** The labels, unescaped, of each sample, with its name and value. */
  static Map<Map<String, String>, Double> read(String text) {
    assertThat(text).endsWith("\n# EOF\n");
    Map<Map<String, String>, Double> samples = new LinkedHashMap<>();
    Map<String, Set<String>> descriptors = new HashMap<>();
    String family = "";
    for (String line : text.substring(0, text.length() - "\n# EOF\n".length()).split("\n", -1)) {
      Matcher descriptor = DESCRIPTOR.matcher(line);
      if (descriptor.matches()) {
        if (!descriptor.group(2).equals(family)) {
          family = descriptor.group(2);
          assertThat(descriptors).as("families are not interleaved").doesNotContainKey(family);
          descriptors.put(family, new HashSet<>());
        }
        assertThat(descriptors.get(family).add(descriptor.group(1))).as(line).isTrue();
        check(descriptor);
        continue;
      }
      Matcher sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      assertThat(sample.group(1)).isEqualTo(family);
      Map<String, String> labels = labels(sample.group(2));
      labels.put("__name__", sample.group(1));
      String value = sample.group(sample.groupCount());
      assertThat(samples.put(labels, Double.valueOf(value))).as("each once: " + line).isNull();
    }
    return samples;
  }

  private static void check(Matcher descriptor) {
    switch (descriptor.group(1)) {
      case "TYPE" -> assertThat(descriptor.group(3)).isEqualTo("gauge");
      case "UNIT" -> assertThat(descriptor.group(2)).endsWith("_" + descriptor.group(3));
      default -> assertThat(descriptor.group(3)).doesNotContain("\\", "\"");
    }
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = Pattern.compile(LABEL).matcher(text);
    while (label.find()) {
      String value = label.group(2).replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\n", "$1\n");
      labels.put(label.group(1), value.replaceAll("\\\\([\\\\\"])", "$1"));
    }
    return labels;
  }
}
