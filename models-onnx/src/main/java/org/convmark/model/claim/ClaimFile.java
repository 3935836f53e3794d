package org.convmark.model.claim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Files of claims: CSV of RFC 4180 in UTF-8 with the columns {@code claim_id, document, line,
 * model, kind, target, quoted_value, query, claimed, tolerance, note}.
 */
public final class ClaimFile {

  /** Statements of four documents about the networks. */
  public static final String DOCUMENTS = "claims.csv";

  /** Figures that papers and libraries print of the networks. */
  public static final String PUBLISHED = "published.csv";

  private static final long LARGEST = 8 << 20;

  private ClaimFile() {}

  /** A ledger that comes with the suite. */
  public static List<Claim> builtIn(String name) {
    try (InputStream stream = ClaimFile.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new ClaimReader(name).read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read; the build is damaged", e);
    }
  }

  /**
   * Somebody's own claims.
   *
   * @throws ClaimProblems with all that is wrong with the file
   * @throws IOException if it cannot be read
   */
  public static List<Claim> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          file
              + (Files.isDirectory(file)
                  ? ": is a folder; name a file of claims"
                  : ": there is no such file of claims"));
    }
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected at most %d bytes, found %d",
              file,
              LARGEST,
              Files.size(file)));
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new ClaimReader(String.valueOf(file)).read(reader);
    }
  }
}
