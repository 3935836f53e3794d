package org.convmark.harness.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a comparison is printed. */
public enum CompareFormat {
  TABLE,
  CSV,
  JSON,
  MARKDOWN,
  JUNIT,
  GITHUB;

  /** The words of the command line. */
  public static List<String> words() {
    return Arrays.stream(values()).map(CompareFormat::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that word; another word is an {@link IllegalArgumentException}. */
  public static CompareFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "format '%s': unknown; expected one of %s",
                        PlainText.of(word),
                        String.join(", ", words()))));
  }
}
