package org.convmark.model.arch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What others say about a variant, each figure with its source: a row of {@code architectures.csv}.
 *
 * @param model the full name, {@code architecture/variant}
 * @param input one image as papers print it, such as {@code 224x224x3}
 * @param counts what the graph must count to, exactly
 * @param documented what the course notes state about the parameters
 * @param errors published errors on ImageNet's validation images
 */
public record PublishedFigures(
    String model, String input, Counts counts, Optional<Documented> documented, Errors errors) {

  private static final String TABLE = "architectures.csv";
  private static final List<PublishedFigures> ALL = read();

  /**
   * Exact counts for one image.
   *
   * @param parameters trainable values, those of auxiliary classifiers included
   * @param batchNormStatistics running means and variances
   * @param macs multiply-accumulates of convolutions and linear layers in inference
   * @param macsWithAuxiliaries the same in training, if it has auxiliary classifiers
   * @param sources who counted the same
   */
  public record Counts(
      long parameters,
      long batchNormStatistics,
      long macs,
      OptionalLong macsWithAuxiliaries,
      Sources sources) {}

  /**
   * Where the same counts are published.
   *
   * @param parameters exactly
   * @param macs rounded
   */
  public record Sources(String parameters, String macs) {}

  /**
   * A statement about the number of parameters.
   *
   * @param parameters as written, such as {@code ~60 M}
   * @param source document and lines
   */
  public record Documented(String parameters, String source) {}

  /** Errors in percent, one crop of one network unless the source says otherwise. */
  public record Errors(OptionalDouble top1, OptionalDouble top5, String source) {}

  /** All rows, in the order of the table. */
  public static List<PublishedFigures> all() {
    return ALL;
  }

  /** The row of a listed variant. */
  public static Optional<PublishedFigures> of(Variant variant) {
    return named(variant.fullName());
  }

  static Optional<PublishedFigures> named(String model) {
    return ALL.stream().filter(row -> row.model().equals(model)).findFirst();
  }

  private static List<PublishedFigures> read() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream stream = PublishedFigures.class.getResourceAsStream(TABLE);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return format.parse(reader).stream().map(PublishedFigures::figures).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + ": cannot be read; the build is damaged", e);
    }
  }

  private static PublishedFigures figures(CSVRecord row) {
    Counts counts =
        new Counts(
            Long.parseLong(row.get("params")),
            Long.parseLong(row.get("bn_statistics")),
            Long.parseLong(row.get("macs")),
            whole(row.get("macs_with_aux")),
            new Sources(row.get("params_source"), row.get("macs_source")));
    Optional<Documented> documented =
        row.get("documented_params").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Documented(row.get("documented_params"), row.get("documented_params_source")));
    Errors errors =
        new Errors(
            percent(row.get("top1_error_percent")),
            percent(row.get("top5_error_percent")),
            row.get("error_source"));
    return new PublishedFigures(
        row.get("architecture") + "/" + row.get("variant"),
        row.get("input"),
        counts,
        documented,
        errors);
  }

  private static OptionalLong whole(String text) {
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  private static OptionalDouble percent(String text) {
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
