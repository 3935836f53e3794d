package org.convmark.result.rules;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.convmark.result.compare.Series;
import org.convmark.result.yaml.Glob;

/**
 * Chooses series: those that have, of everything it speaks of, one of what it lists.
 *
 * @param patterns in which a star stands for any characters; of a model without a slash that of all
 *     its forms
 */
record SeriesPattern(Map<SeriesKey, List<String>> patterns) {

  private static final String FILE = "file:";

  SeriesPattern {
    Map<SeriesKey, List<String>> sorted = new EnumMap<>(SeriesKey.class);
    patterns.forEach((key, all) -> sorted.put(key, List.copyOf(all)));
    patterns = Collections.unmodifiableMap(sorted);
  }

  boolean matches(Series series) {
    return patterns.entrySet().stream()
        .allMatch(
            entry ->
                entry.getValue().stream()
                    .anyMatch(
                        pattern -> matches(entry.getKey(), pattern, entry.getKey().in(series))));
  }

  private static boolean matches(SeriesKey key, String pattern, String name) {
    boolean anyForm = key == SeriesKey.MODEL && !pattern.contains("/") && !name.startsWith(FILE);
    return new Glob(pattern).matches(anyForm ? name.replaceFirst("/.*", "") : name);
  }
}
