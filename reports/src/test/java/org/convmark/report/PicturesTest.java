package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convmark.report.chart.ChartFormat;
import org.convmark.report.view.Figure;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's pictures show the committed run, as the report draws it now. */
class PicturesTest {

  private static final Path DOCS = Path.of(System.getProperty("convmark.root"), "docs");

  @ParameterizedTest
  @ValueSource(strings = {"models-chart", "ratios-chart-0-0", "roofline-chart-0"})
  void pictureIsThatOfTheCommittedRun(String name) throws IOException {
    Map<String, Figure> pictures =
        Report.of(RunFolder.open(DOCS.resolve("example-run")).read()).page().pictures();
    String drawn = new String(ChartFormat.SVG.draw(pictures.get(name)), StandardCharsets.UTF_8);
    assertThat(Files.readString(DOCS.resolve("pictures").resolve(name + ".svg")))
        .as("draw it again with docs/make-pictures")
        .isEqualTo(drawn);
  }
}
