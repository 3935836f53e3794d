package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convmark.report.view.Page;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.ModelFact;
import org.convmark.result.NetworkCost;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private static final Pattern SCRIPT = Pattern.compile("(?s)<script[^>]*>.*?</script>");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>.*?</style>");

  @Test
  void everyModelAndEveryFailureIsThere() throws IOException {
    Run run = SampleRun.typical();
    String text = withoutScripts(render(run)).replace("<wbr>", "");
    assertThat(text).contains(run.documentation().models().stream().map(ModelFact::model).toList());
    assertThat(run.measurements().stream().filter(cell -> !cell.isOk()).toList())
        .hasSize(2)
        .extracting(cell -> cell.outcome().message())
        .allSatisfy(message -> assertThat(text).contains(message));
    assertThat(text).contains("PARITY_FAILED", "UNAVAILABLE", "3.1e-02");
  }

  @Test
  void hostileTextIsEscapedEverywhere() throws IOException {
    String html = render(SampleRun.hostile());
    assertThat(html.contains("<script>alert")).isFalse();
    assertThat(withoutScripts(html)).doesNotContain("<img");
    assertThat(html.contains("\u202E")).as("direction override").isFalse();
    assertThat(SCRIPT.matcher(html).results()).as("early, data twice, library, charts").hasSize(5);
    assertThat(withoutScripts(html)).contains("&lt;/script&gt;", "${7*7}", "\u2039U+202E\u203a");
  }

  @Test
  void hostileFindingsAreEscaped() throws IOException {
    String text = withoutScripts(render(SampleRun.hostile()));
    assertThat(text)
        .contains(SampleRun.HOSTILE_FINDING + "&lt;/script&gt;")
        .contains(SampleRun.HOSTILE_REMEDY + "&lt;/script&gt;")
        .contains("speak against some of these figures: 1 error.");
  }

  @Test
  void hostileClaimsCanNotLeaveTheirAttributes() throws IOException {
    String text = withoutScripts(render(SampleRun.hostile()));
    assertThat(text)
        .contains("data-document=\"&#34; onmouseover=&#34;alert(1)\"")
        .doesNotContainPattern("<[^<>]*\" onmouseover=");
  }

  @Test
  void everyStatementIsThereBeforeAnyScriptRuns() throws IOException {
    String text = withoutScripts(render(SampleRun.typical()));
    assertThat(text.split("<tr data-verdict=", -1)).hasSize(1 + 9 + 3);
    assertThat(text)
        .contains("An 11x11 convolution with stride 4 and no padding gives 55 from 227, not 224.")
        .doesNotContain("<tr data-verdict=\"CONFIRMED\" hidden");
  }

  @Test
  void runWithoutLedgersSaysSoAndShowsNoEmptyTable() throws IOException {
    assertThat(withoutScripts(render(SampleRun.empty())))
        .contains("The run holds no ledger of documented statements.")
        .contains("The run holds no figures of papers and libraries.")
        .doesNotContain("data-ledger", "<form");
  }

  @Test
  void networksThatAreNotCountedAreShownWithoutFigures() throws IOException {
    Run typical = SampleRun.typical();
    List<Measurement> rows =
        typical.measurements().stream()
            .map(
                row ->
                    new Measurement(
                        row.cell(),
                        row.outcome(),
                        row.figures().map(HtmlReportTest::withoutAnalyticMemory),
                        NetworkCost.NOT_COUNTED,
                        row.provenance()))
            .toList();
    Run uncounted =
        new Run(
            typical.id(), typical.environment(), typical.documentation(), rows, typical.samples());
    assertThat(Page.of(uncounted).drawings().toString()).contains("not counted");
    assertThat(Page.of(typical).drawings().toString()).doesNotContain("not counted");
    assertThat(render(uncounted)).endsWith("</html>\n");
  }

  private static Measurement.Figures withoutAnalyticMemory(Measurement.Figures figures) {
    Memory memory = figures.memory();
    return new Measurement.Figures(
        figures.timing(),
        new Memory(
            memory.hostBaseline(),
            memory.hostLoadPeak(),
            memory.hostPeak(),
            memory.devicePeak(),
            Optional.empty()));
  }

  @Test
  void bytesAreTheSameInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      String expected = render(SampleRun.typical());
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(render(SampleRun.typical()).equals(expected)).as(tag).isTrue();
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void nothingIsFetched() throws IOException {
    String html = render(SampleRun.typical());
    String markup = withoutScripts(html);
    assertThat(markup)
        .doesNotContainPattern("(?i)(src|srcset|action|data|poster)\\s*=\\s*[\"'][^\"']")
        .doesNotContainPattern("(?i)href\\s*=\\s*[\"'](?!#)")
        .doesNotContainPattern("(?i)<(link|iframe|object|embed|base)\\b");
    assertThat(STYLE.matcher(html).results().map(style -> style.group()).toList())
        .hasSize(1)
        .allSatisfy(style -> assertThat(style).doesNotContainPattern("(?i)@import|url\\("));
    assertThat(markup).contains("default-src &#39;none&#39;; script-src &#39;sha256-");
  }

  @Test
  void emptyRunSaysSo() throws IOException {
    assertThat(withoutScripts(render(SampleRun.empty())))
        .contains("The run holds no cells", "did not record its command");
  }

  @Test
  void runWithNothingTimedSaysSoAndWhy() throws IOException {
    assertThat(withoutScripts(render(SampleRun.nothingTimed())))
        .contains("No cell was timed, so there are no figures", "no native library")
        .doesNotContain("latency-chart")
        .contains("models-chart");
  }

  @Test
  void everyChartHasItsTableInTheSameSection() throws IOException {
    String text = withoutScripts(render(SampleRun.typical()));
    assertThat(text.split("<section "))
        .allMatch(s -> !s.contains("<figure") || s.contains("<table"));
  }

  @Test
  void everyMeasuredMeanIsInATable() throws IOException {
    Run run = SampleRun.typical();
    String text = withoutScripts(render(run));
    for (Measurement cell : run.measurements()) {
      cell.figures()
          .map(figures -> figures.timing().mean().value())
          .filter(mean -> mean >= 100 && mean < 1000)
          .ifPresent(mean -> assertThat(text).contains(String.format(Locale.ROOT, "%.1f", mean)));
    }
  }

  private static String render(Run run) throws IOException {
    StringBuilder out = new StringBuilder();
    new HtmlReport().render(Report.of(run), out);
    return out.toString();
  }

  private static String withoutScripts(String html) {
    return STYLE.matcher(SCRIPT.matcher(html).replaceAll("")).replaceAll("");
  }
}
