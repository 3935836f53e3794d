package org.convmark.result.exchange;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.convmark.result.csv.OneLine;

/** Reads JSON of unknown origin within bounds; every doubt is an IOException of one line. */
final class JsonFile {

  private static final int LARGEST_BYTES = 64 << 20;
  private static final int MOST_TOKENS = 5_000_000;
  private static final int DEEPEST = 32;
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_REASON = 160;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxTokenCount(MOST_TOKENS)
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFile() {}

  static JsonValue read(Path file) throws IOException {
    byte[] content = bytes(file);
    try {
      JsonNode root = MAPPER.readTree(content);
      return new JsonValue(file, "$", root == null ? MAPPER.missingNode() : root);
    } catch (JacksonException e) {
      throw broken(file, e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
      throw new IOException(
          OneLine.path(file)
              + (": expected a readable file of at most " + (LARGEST_BYTES >> 20))
              + " MiB; give the JSON file of one run of JMH (-rf json)");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(OneLine.path(file) + ": can't be read: " + OneLine.reason(e), e);
    }
  }

  private static IOException broken(Path file, JacksonException error) {
    JsonLocation at = error.getLocation();
    String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
    return new IOException(
        OneLine.path(file)
            + place
            + (": expected " + expected(error))
            + "; correct it, or have JMH write the file again (-rf json)",
        error);
  }

  private static String expected(JacksonException error) {
    if (error instanceof StreamConstraintsException) {
      return String.format(
          Locale.ROOT,
          "at most %d signs and values, %d levels and texts of %d characters, found more",
          MOST_TOKENS,
          DEEPEST,
          LONGEST_TEXT);
    }
    String reason = OneLine.visible(error.getOriginalMessage());
    return "JSON as JMH writes it, found: "
        + reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
  }
}
