package org.convmark.harness;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/** How what is read from a store of runs is printed. */
enum StoreFormat {
  TABLE,
  CSV,
  JSON,
  MARKDOWN;

  /** Accepts the words in lower case, as the help prints them. */
  static final class Converter implements ITypeConverter<StoreFormat> {
    @Override
    public StoreFormat convert(String word) {
      return Arrays.stream(values())
          .filter(format -> format.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      String.format(
                          Locale.ROOT,
                          "format '%s': unknown; expected one of %s",
                          word,
                          Arrays.stream(values())
                              .map(StoreFormat::word)
                              .collect(Collectors.joining(", ")))));
    }
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
