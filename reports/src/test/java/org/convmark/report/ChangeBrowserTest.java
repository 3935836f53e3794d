package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.result.Cell;
import org.convmark.result.Run;
import org.convmark.result.compare.Metric;
import org.convmark.result.history.RunTracks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of a comparison, a history and the spread of samples. */
class ChangeBrowserTest {

  private static final Pattern DRAWN = Pattern.compile("data-drawn=\"([0-9]+)\"");

  @TempDir Path folder;

  @Test
  void comparisonHistoryAndDistributionsAreDrawnWithoutAnError() throws Exception {
    String dom = dom(report("vgg16"));
    assertThat(chart(dom, "run-2-verdicts-chart"))
        .contains("vgg16, onnxruntime, forward", "1.100", "latency-mean, later run / base");
    assertThat(chart(dom, "history-chart"))
        .contains("+10.0 % ALERT", "runs of the cell, 2026-01-01 to 2026-01-20");
    assertThat(chart(dom, "ecdf-chart")).contains("share of iterations");
    assertThat(legend(dom, "ecdf-chart")).contains("fork 1", "fork 5", "all forks");
    assertThat(legend(dom, "samples-chart")).contains("steady from here");
    assertThat(legend(dom, "history-chart")).contains("step for the worse");
    assertThat(dom).doesNotContain("data-errors=");
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String dom = dom(report(SampleRun.HOSTILE));
    assertThat(dom.replaceAll("(?s)<script.*?</script>", "").contains("<img")).isFalse();
    assertThat(chart(dom, "run-2-verdicts-chart")).contains("1.100");
    assertThat(dom).doesNotContain("data-errors=");
  }

  @Test
  void aReportOfManyCellsStaysSmall() throws Exception {
    ForkRun run = ForkRun.of("large", "m1", 0);
    for (int i = 0; i < 500; i++) {
      String model = String.format(Locale.ROOT, "architecture%02d/variant-%d", i / 10, i);
      run.timed(ForkRun.cell(model), 10.123 + i, 10.234 + i, 10.345 + i, 10.4 + i, 10.5 + i);
    }
    StringBuilder html = new StringBuilder();
    new HtmlReport().render(Report.of(run.run()), html);
    assertThat(html.length()).isLessThan(3_000_000);
  }

  /** The first and the last of twenty nights of which the last ten were slower. */
  private static Report report(String model) {
    Cell cell = ForkRun.cell(model);
    List<Run> nights = new ArrayList<>();
    for (int day = 0; day < 20; day++) {
      double level = (day < 10 ? 100 : 110) * (1 + day % 3 / 1000.0);
      nights.add(
          ForkRun.of("night-" + day, "m1", day)
              .timed(cell, level, 1.001 * level, 0.999 * level, 1.002 * level, 0.998 * level)
              .run());
    }
    return Report.of(List.of(nights.get(0), nights.get(18)))
        .withHistory(RunTracks.of(nights, Metric.LATENCY_MEAN));
  }

  private String dom(Report report) throws Exception {
    Browser browser = Browser.require(folder);
    Path page = folder.resolve("report.html");
    Reports.write(new HtmlReport(), report, page);
    assertThat(Files.size(page)).isLessThan(2_000_000);
    return browser.dom(page, "#all");
  }

  /** What was drawn of a figure, which must be something. */
  private static String chart(String dom, String id) {
    int start = dom.indexOf("id=\"" + id + "\"");
    assertThat(start).as(id).isPositive();
    Matcher drawn = DRAWN.matcher(dom);
    assertThat(drawn.find(start)).isTrue();
    assertThat(Integer.parseInt(drawn.group(1))).as(id).isGreaterThan(5);
    return dom.substring(start, dom.indexOf("</svg>", start));
  }

  /** The controls before a figure. */
  private static String legend(String dom, String id) {
    int end = dom.indexOf("id=\"" + id + "\"");
    return dom.substring(dom.lastIndexOf("<div class=\"controls\">", end), end);
  }
}
