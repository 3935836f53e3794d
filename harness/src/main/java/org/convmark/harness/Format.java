package org.convmark.harness;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How figures are listed. */
enum Format {
  TABLE,
  CSV,
  JSON;

  /** Accepts the words in lower case, as the help prints them. */
  static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      for (Format format : values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
          return format;
        }
      }
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "format '%s': unknown; expected table, csv or json", word));
    }
  }
}
