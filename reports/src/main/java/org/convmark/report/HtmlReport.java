package org.convmark.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.util.Map;
import org.convmark.report.view.Page;

/**
 * One self-contained HTML file: tables for every number, charts above them where scripts may run,
 * and no request to any network.
 */
public final class HtmlReport implements ReportWriter {

  private static final class Lazy {
    static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    static final ObjectMapper JSON = new ObjectMapper();
    static final Assets ASSETS = Assets.load();
  }

  /** What every report has inlined: who serves one must allow it, and may look like it. */
  public static Assets assets() {
    return Lazy.ASSETS;
  }

  @Override
  public String name() {
    return "html";
  }

  @Override
  public String extension() {
    return "html";
  }

  @Override
  public void render(Report report, Appendable out) throws IOException {
    Page page = report.page();
    StringOutput html = new StringOutput(Lazy.ASSETS.size() + 65_536);
    Lazy.TEMPLATES.render(
        "report.jte",
        Map.of(
            "page",
            page,
            "assets",
            Lazy.ASSETS,
            "data",
            Packed.of(Lazy.JSON.writeValueAsString(page.drawings())),
            "calculators",
            inScript(page.calculators())),
        html);
    out.append(html.toString());
  }

  /** JSON in which nothing can end the script element that holds it. */
  private static String inScript(Object data) throws JsonProcessingException {
    return Lazy.JSON.writeValueAsString(data).replace("<", "\\u003c");
  }
}
