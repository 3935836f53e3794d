package org.convmark.result.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The bytes of a file that a person wrote, as far as they are believable. */
public final class YamlFile {

  private static final int LARGEST = 1 << 20;

  private YamlFile() {}

  /**
   * The bytes of a file of 1 MiB at most.
   *
   * @param kind of file, such as {@code plan}
   * @param source what to call the file, fit for a line
   * @throws IllegalArgumentException if it is larger
   */
  public static byte[] bytes(Path file, String kind, String source) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s %s: expected at most 1 MiB of YAML, found more; name a %s's file",
                kind,
                source,
                kind));
      }
      return bytes;
    }
  }
}
