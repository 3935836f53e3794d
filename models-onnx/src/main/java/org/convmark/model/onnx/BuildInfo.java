package org.convmark.model.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param version the tool's version
 * @param commit the abbreviated git commit, with {@code -dirty} if the working tree had changes, or
 *     {@code unknown} in a build without git
 */
public record BuildInfo(String version, String commit) {

  private static final String RESOURCE = "/org/convmark/model/build.properties";
  private static final String UNKNOWN = "unknown";

  /** Of the running code. */
  public static BuildInfo current() {
    Properties properties = new Properties();
    try (InputStream stream = BuildInfo.class.getResourceAsStream(RESOURCE)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + ": cannot be read; the build is damaged", e);
    }
    return of(properties);
  }

  static BuildInfo of(Properties properties) {
    String commit = text(properties, "git.commit.id.abbrev");
    boolean dirty = Boolean.parseBoolean(properties.getProperty("git.dirty"));
    return new BuildInfo(
        text(properties, "git.build.version"),
        dirty && !commit.equals(UNKNOWN) ? commit + "-dirty" : commit);
  }

  private static String text(Properties properties, String key) {
    String value = properties.getProperty(key, "").strip();
    return value.isEmpty() ? UNKNOWN : value;
  }
}
