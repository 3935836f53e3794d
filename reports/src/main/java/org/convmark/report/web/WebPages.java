package org.convmark.report.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.convmark.report.HtmlReport;
import org.convmark.report.view.Text;

/** Renders pages as HTML without scripts; whatever text they hold is escaped where it stands. */
public final class WebPages {

  private static final class Lazy {
    static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    static final String STYLE = HtmlReport.assets().style() + own();
  }

  private WebPages() {}

  /** The list of runs. */
  public static String of(RunList list) {
    return render("runs", Map.of("list", list));
  }

  /** One run and its files. */
  public static String of(RunPage page) {
    return render("run", Map.of("page", page));
  }

  /** Two runs, cell by cell. */
  public static String of(ComparisonPage page) {
    return render("comparison", Map.of("page", page));
  }

  /**
   * Why a page can't be shown.
   *
   * @param title such as Not found
   * @param sentence what to do
   */
  public static String problem(String title, String sentence) {
    return render("problem", Map.of("title", title, "sentence", Text.visible(sentence)));
  }

  /** The style sheet of all these pages, which expect it at {@code /style.css}. */
  public static String style() {
    return Lazy.STYLE;
  }

  private static String render(String template, Map<String, Object> parameters) {
    StringOutput html = new StringOutput();
    Lazy.TEMPLATES.render("web/" + template + ".jte", parameters, html);
    return html.toString();
  }

  private static String own() {
    try (InputStream in = WebPages.class.getResourceAsStream("web.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
