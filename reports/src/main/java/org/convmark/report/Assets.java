package org.convmark.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is inlined into every HTML report, read once from the class path.
 *
 * @param style the style sheet
 * @param early runs before the body is read: theme and error record
 * @param library Apache ECharts
 * @param packedLibrary the same as the page holds it
 * @param charts draws the charts
 */
public record Assets(
    String style, String early, String library, String packedLibrary, String charts) {

  private static final String WEBJAR = "org.webjars.npm/echarts";

  /** In the order in which they need one another. */
  private static final List<String> SCRIPTS =
      List.of(
          "packed", "pages", "tables", "ledgers", "look", "marks", "samples", "ecdf", "bubbles",
          "lines", "data", "costs", "answers", "buying", "charts");

  static Assets load() {
    String library =
        text("/META-INF/resources/webjars/echarts/" + version() + "/dist/echarts.min.js");
    return new Assets(
        text("html/report.css"),
        script(text("html/early.js")),
        library,
        Packed.of(library),
        script(own(SCRIPTS)));
  }

  int size() {
    return style.length() + early.length() + packedLibrary.length() + charts.length();
  }

  /**
   * The content security policy: nothing is fetched, and no script runs but these three. Styles are
   * open because the charts style their own elements.
   */
  public String policy() {
    String scripts =
        Stream.of(early, library, charts).map(Assets::hash).collect(Collectors.joining(" "));
    return "default-src 'none'; script-src "
        + scripts
        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  /** The text with nothing left that could end, or confuse the end of, its script element. */
  private static String script(String text) {
    return text.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "<\\!--");
  }

  /** Our scripts as one, which leaves no name behind. */
  private static String own(List<String> names) {
    return names.stream()
        .map(name -> text("html/" + name + ".js"))
        .collect(Collectors.joining("\n", "(function () {\n'use strict';\n", "})();\n"));
  }

  private static String hash(String script) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] sum = digest.digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = open("/META-INF/maven/" + WEBJAR + "/pom.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Assets.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the reports jar is incomplete: no " + name);
    }
    return in;
  }
}
