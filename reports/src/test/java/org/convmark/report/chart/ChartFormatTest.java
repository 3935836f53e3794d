package org.convmark.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.convmark.report.Report;
import org.convmark.report.Reports;
import org.convmark.report.SampleRun;
import org.convmark.report.view.Chart;
import org.convmark.report.view.Figure;
import org.convmark.report.view.LineChart;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ChartFormatTest {

  @TempDir Path folder;

  @Test
  void dotsHaveAxisUnitIntervalsLabelsAndLegend() throws Exception {
    Document svg = svg(SampleRun.typical(), "latency-chart-0");
    assertThat(texts(svg))
        .contains("onnxruntime", "pytorch", "mxnet")
        .contains("alexnet/single_tower", "14.39", "ms, log scale", "mxnet: PARITY_FAILED")
        .contains("Whiskers are 95 % intervals.");
    // 4 ticks and the axis; a whisker of three lines for each of 11 marks
    assertThat(svg.getElementsByTagName("line").getLength()).isEqualTo(5 + 3 * 11);
  }

  @Test
  void bubblesHaveAxesLegendAndTheNamesOfMeasuredNetworks() throws Exception {
    Document svg = svg(SampleRun.typical(), "models-chart");
    assertThat(texts(svg))
        .contains("GMACs for one image, log scale", "documented top-5 error in %, log scale")
        .contains("25 M parameters", "DenseNet", "resnet50", "googlenet");
    // 8 bubbles, 7 families, 3 areas
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(8 + 7 + 3);
  }

  @Test
  void everyCellHasItsOwnPictureOfSamples() {
    Map<String, Figure> pictures = Report.of(SampleRun.typical()).page().pictures();
    assertThat(pictures.keySet().stream().filter(name -> name.startsWith("samples-chart-")))
        .hasSize(26);
  }

  @Test
  void everyCellHasItsOwnPictureOfItsDistribution() throws Exception {
    Map<String, Figure> pictures = Report.of(SampleRun.typical()).page().pictures();
    assertThat(pictures.keySet().stream().filter(name -> name.startsWith("ecdf-chart-")))
        .hasSize(26);
    assertThat(texts(svg(SampleRun.typical(), "ecdf-chart-0")))
        .contains("share of iterations", "fork 1", "fork 3", "all forks");
  }

  @Test
  void steadyForksHaveTheirMarkAboveTheSamples() throws Exception {
    assertThat(texts(svg(SampleRun.typical(), "samples-chart-0")))
        .contains("at the top: steady from here");
  }

  @Test
  void hostileTextIsTextInWellFormedFiles() throws Exception {
    for (Figure figure : Report.of(SampleRun.hostile()).page().pictures().values()) {
      Document svg = parsed(ChartFormat.SVG.draw(figure));
      assertThat(svg.getElementsByTagName("script").getLength()).isZero();
      assertThat(svg.getElementsByTagName("img").getLength()).isZero();
    }
  }

  @Test
  void bytesAreTheSameInEveryLocale() throws IOException {
    Figure figure = Report.of(SampleRun.typical()).page().pictures().get("latency-chart-0");
    byte[] expected = ChartFormat.SVG.draw(figure);
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"de-DE", "tr-TR", "ar-EG-u-nu-arab"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(ChartFormat.SVG.draw(figure)).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void coloursAreThoseOfThePage() throws IOException {
    String css =
        new String(
            ChartFormat.class
                .getResourceAsStream("/org/convmark/report/html/report.css")
                .readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < Look.tints().size(); i++) {
      assertThat(css).contains("--tint-" + i + ": " + Look.tint(i) + ";");
    }
  }

  @Test
  void runWithNothingTimedHasNoChartOfTimes() throws IOException {
    assertThat(
            Reports.writeCharts(
                ChartFormat.SVG, Report.of(SampleRun.nothingTimed()), folder, "run"))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("run-models-chart.svg");
    assertThat(folder).isDirectoryNotContaining(file -> !file.toString().endsWith(".svg"));
  }

  @Test
  void chartWithoutPointsSaysSoAndInventsNoNumbers() throws Exception {
    LineChart nothing =
        new LineChart(
            new Chart.Axis("p99 in ms", Chart.Scale.LINEAR),
            new Chart.Axis("USD per million images", Chart.Scale.LOG),
            List.of());
    Document svg = parsed(ChartFormat.SVG.draw(new Figure("none", "Cost", "Note.", nothing)));
    assertThat(texts(svg)).contains("No cell has both figures.").doesNotContainPattern("\\d");
  }

  @Test
  void unknownFormatNamesTheKnown() {
    assertThatThrownBy(() -> ChartFormat.of("gif"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chart format: expected one of svg, png, found 'gif'");
  }

  private static Document svg(Run run, String name) throws Exception {
    return parsed(ChartFormat.SVG.draw(Report.of(run).page().pictures().get(name)));
  }

  private static Document parsed(byte[] bytes) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static String texts(Document svg) {
    NodeList texts = svg.getElementsByTagName("text");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < texts.getLength(); i++) {
      all.append(texts.item(i).getTextContent()).append('\n');
    }
    return all.toString();
  }
}
