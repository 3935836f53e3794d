package org.convmark.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A report with a script of a test at its end, which the page's policy lets in. */
final class ScriptedPage {

  private static final String HELP =
      """
      const later = (then) => setTimeout(then, 600);
      const note = (name, value) => { document.body.dataset[name] = value; };
      """;

  private ScriptedPage() {}

  /** Writes the report to a folder. The script notes what it sees as data of the body. */
  static Path write(Path folder, Report report, String script) throws IOException {
    Path page = folder.resolve("report.html");
    Reports.write(new HtmlReport(), report, page);
    String reader = "(function () {\n" + HELP + script + "})();";
    String html = Files.readString(page).replaceFirst("script-src ", allowed(reader));
    int end = html.lastIndexOf("</body>");
    return Files.writeString(
        page, html.substring(0, end) + "<script>" + reader + "</script>" + html.substring(end));
  }

  private static String allowed(String script) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "script-src 'sha256-" + Base64.getEncoder().encodeToString(sum) + "' ";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
