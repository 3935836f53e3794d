package org.convmark.model.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/** The titles of the documents that {@link ClaimFile#DOCUMENTS} names by their files. */
public final class Documents {

  private static final String TABLE = "documents.csv";
  private static final Map<String, String> TITLES = read();

  private Documents() {}

  /** The document's title; empty if it is not one of these. */
  public static String title(String document) {
    return TITLES.getOrDefault(document, "");
  }

  private static Map<String, String> read() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (InputStream stream = Documents.class.getResourceAsStream(TABLE);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return format.parse(reader).stream()
          .collect(Collectors.toMap(row -> row.get("document"), row -> row.get("title")));
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + ": cannot be read; the build is damaged", e);
    }
  }
}
