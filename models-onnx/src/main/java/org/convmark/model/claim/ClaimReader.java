package org.convmark.model.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.apache.commons.lang3.StringUtils;
import org.convmark.model.arch.Architectures;
import org.convmark.model.query.Query;
import org.convmark.model.query.Tolerance;

/** Reads a file of claims, and all that is wrong with it. */
final class ClaimReader {

  private static final List<String> COLUMNS =
      List.of(
          "claim_id",
          "document",
          "line",
          "model",
          "kind",
          "target",
          "quoted_value",
          "query",
          "claimed",
          "tolerance",
          "note");

  private static final List<String> REQUIRED =
      List.of("claim_id", "document", "model", "quoted_value");

  private static final int LONGEST_ECHO = 60;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  private final String file;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Long> lines = new HashMap<>();
  private int columns;

  ClaimReader(String file) {
    this.file = file;
  }

  List<Claim> read(BufferedReader reader) {
    List<Claim> claims = new ArrayList<>();
    try (CSVParser parser = FORMAT.parse(withoutByteOrderMark(reader))) {
      columns = parser.getHeaderNames().size();
      if (hasColumns(parser.getHeaderNames())) {
        for (CSVRecord row : parser) {
          claim(row, parser.getCurrentLineNumber()).ifPresent(claims::add);
        }
        if (claims.isEmpty() && problems.isEmpty()) {
          problems.add(file + ": expected claims, found no row");
        }
      }
    } catch (UncheckedIOException | IllegalArgumentException | IOException e) {
      problems.add(file + ": expected CSV of RFC 4180 in UTF-8 with a header: " + reason(e));
    }
    if (!problems.isEmpty()) {
      throw new ClaimProblems(problems, claims);
    }
    return claims;
  }

  private static String reason(Exception error) {
    Throwable cause = error instanceof UncheckedIOException ? error.getCause() : error;
    return cause instanceof CharacterCodingException
        ? "found bytes that are no UTF-8"
        : StringUtils.abbreviate(visible(cause.getMessage()), 2 * LONGEST_ECHO);
  }

  private static BufferedReader withoutByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private boolean hasColumns(List<String> header) {
    List<String> missing = COLUMNS.stream().filter(name -> !header.contains(name)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%s:1: expected the columns %s; missing: %s",
              file,
              String.join(", ", COLUMNS),
              String.join(", ", missing)));
    }
    return missing.isEmpty();
  }

  private Optional<Claim> claim(CSVRecord row, long line) {
    int before = problems.size();
    Row cells = new Row(row, line);
    if (!row.isConsistent()) {
      cells.problem(
          "columns",
          String.format(Locale.ROOT, "expected %d values, found %d", columns, row.size()));
      return Optional.empty();
    }
    REQUIRED.forEach(cells::require);
    cells.requireUnique();
    cells.checkModel("model", cells.text("model"));
    Optional<Tolerance> tolerance = cells.check("tolerance", Tolerance::parse);
    Optional<Claim.Check> check = check(cells);
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new Claim(
                cells.text("claim_id"),
                cells.where(),
                cells.statement(),
                tolerance.orElse(Tolerance.EXACTLY),
                check,
                cells.text("note")));
  }

  private Optional<Claim.Check> check(Row row) {
    if (row.text("query").isEmpty()) {
      row.require("note");
      return Optional.empty();
    }
    row.require("claimed");
    Optional<Query> query = row.check("query", Query::parse);
    Optional<Query> claimed = row.check("claimed", Query::parseClaimed);
    query.ifPresent(parsed -> row.checkModels("query", parsed));
    claimed.ifPresent(parsed -> row.checkModels("claimed", parsed));
    return query.isPresent() && claimed.isPresent()
        ? Optional.of(new Claim.Check(query.get(), claimed.get()))
        : Optional.empty();
  }

  /** Line breaks as spaces, and what would act on a terminal as question marks. */
  private static String visible(String text) {
    return String.valueOf(text).replaceAll("[\\t\\r\\n]+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }

  /** A row that reports what is wrong with its cells. */
  private final class Row {

    private final CSVRecord cells;
    private final long line;

    Row(CSVRecord cells, long line) {
      this.cells = cells;
      this.line = line;
    }

    String where() {
      return file + ":" + line;
    }

    String text(String column) {
      return visible(cells.get(column)).strip();
    }

    void problem(String column, String expected) {
      problems.add(where() + ": " + column + ": " + expected);
    }

    void require(String column) {
      if (text(column).isEmpty()) {
        problem(column, "expected a value, found none");
      }
    }

    void requireUnique() {
      Long first = lines.putIfAbsent(text("claim_id"), line);
      if (first != null && !text("claim_id").isEmpty()) {
        problem("claim_id", "'" + text("claim_id") + "' stands in line " + first + " already");
      }
    }

    /** The cell as {@code parse} reads it; empty if there is nothing to read or a problem. */
    <T> Optional<T> check(String column, Function<String, T> parse) {
      if (text(column).isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(parse.apply(text(column)));
      } catch (IllegalArgumentException e) {
        String cell = StringUtils.abbreviate(text(column), LONGEST_ECHO);
        problem(column, "'" + cell + "': " + visible(e.getMessage()));
        return Optional.empty();
      }
    }

    void checkModels(String column, Query query) {
      query.models().forEach(model -> checkModel(column, model));
    }

    void checkModel(String column, String model) {
      try {
        Architectures.variant(model);
      } catch (IllegalArgumentException e) {
        problem(column, visible(e.getMessage()));
      }
    }

    Claim.Statement statement() {
      return new Claim.Statement(
          text("document"),
          text("line"),
          new Claim.Subject(text("model"), text("kind"), text("target")),
          text("quoted_value"));
    }
  }
}
