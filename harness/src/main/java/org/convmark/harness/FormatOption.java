package org.convmark.harness;

import picocli.CommandLine.Option;

/** The option of every command that lists figures. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.Converter.class,
      defaultValue = "table",
      description = "table, csv or json; default: ${DEFAULT-VALUE}.")
  private Format format;

  Format format() {
    return format;
  }
}
