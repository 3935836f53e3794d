package org.convmark.harness.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status of HTTP
 * @param headers beside those of every answer; they may replace these
 */
record Answer(int status, Map<String, String> headers, Body body) {

  /** Bytes that are sent. */
  interface Body {

    /** Their number; 0 if it is not known before. */
    long length();

    void writeTo(OutputStream out) throws IOException;
  }

  private static final String TYPE = "Content-Type";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer page(int status, String html) {
    return text(status, Map.of(TYPE, "text/html; charset=utf-8"), html);
  }

  /** A page with a policy of its own for what it may load. */
  static Answer page(String html, String policy) {
    return text(
        200,
        Map.of(TYPE, "text/html; charset=utf-8", Headings.POLICY, policy + "; " + Headings.FRAMES),
        html);
  }

  static Answer style(String css) {
    return text(200, Map.of(TYPE, "text/css; charset=utf-8"), css);
  }

  /** A file to be saved, as it is while it is sent: one of a run that goes on may grow. */
  static Answer file(Path file, String saveAs) {
    String type = saveAs.endsWith(".csv") ? "text/csv" : "text/plain";
    return new Answer(
        200,
        Map.of(
            TYPE,
            type + "; charset=utf-8",
            "Content-Disposition",
            "attachment; filename=\"" + saveAs.replaceAll("[^A-Za-z0-9._-]", "_") + "\""),
        new FileBody(file));
  }

  private static Answer text(int status, Map<String, String> headers, String text) {
    return new Answer(status, headers, new TextBody(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static final class TextBody implements Body {

    private final byte[] bytes;

    TextBody(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  private record FileBody(Path file) implements Body {

    @Override
    public long length() {
      return 0;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        in.transferTo(out);
      }
    }
  }
}
