package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convmark.report.SampleRun;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;

class EnginesAndNetworksTest {

  private final Run run = SampleRun.typical();
  private final Page page = Page.of(run);

  @Test
  void ratioIsThatOfMeansAndItsIntervalHoldsIt() {
    Choice choice = (Choice) page.drawings().get("ratios-chart-0");
    assertThat(choice.options())
        .extracting(Choice.Option::name)
        .containsExactly("onnxruntime", "pytorch", "mxnet");
    Mark mark = ((Chart) choice.options().get(0).drawing()).groups().get(0).marks().get(0);
    double expected = mean(1) / mean(0);
    assertThat(mark.value()).isCloseTo(expected, within(0.002 * expected));
    assertThat(mark.low()).isLessThan(mark.value());
    assertThat(mark.high()).isGreaterThan(mark.value());
  }

  @Test
  void ratiosAgainstEachOtherAreInverse() {
    Choice choice = (Choice) page.drawings().get("ratios-chart-0");
    Mark one = ((Chart) choice.options().get(0).drawing()).groups().get(0).marks().get(0);
    Mark other = ((Chart) choice.options().get(1).drawing()).groups().get(0).marks().get(0);
    assertThat(one.value() * other.value()).isCloseTo(1, within(1e-4));
    assertThat(one.low() * other.high()).isCloseTo(1, within(1e-4));
  }

  @Test
  void engineThatIsNotTimedHasNoRatio() {
    List<List<Value>> forward =
        table("ratios-table").rows().stream()
            .filter(row -> row.get(2).text().startsWith("forward"))
            .toList();
    assertThat(forward).hasSize(7);
    assertThat(forward)
        .extracting(row -> row.get(6).text())
        .contains("slower")
        .doesNotContain("faster");
  }

  @Test
  void intensityCountsWeightsOnceACallAndResultsTwice() {
    Measurement cell = run.measurements().get(0);
    double bytes = 4.0 * 62_378_344 + 2 * 4.0 * 1_069_000;
    assertThat(Roof.intensity(cell)).isCloseTo(1_135_256_384 / bytes, within(1e-9));
  }

  @Test
  void cellIsHeldAgainstTheLowerOfTheTwoLines() {
    Table table = table("roofline-table");
    List<Value> first = table.rows().get(0);
    double intensity = number(first.get(3));
    assertThat(number(first.get(5))).isCloseTo(24.5 * intensity, within(0.1));
    assertThat(first.get(7).text()).isEqualTo("memory");
    List<Value> last = table.rows().get(table.rows().size() - 1);
    assertThat(number(last.get(5))).isEqualTo(160);
    assertThat(last.get(7).text()).isEqualTo("arithmetic");
    assertThat(number(last.get(4)) / 160)
        .isCloseTo(Double.parseDouble(last.get(6).text().replace(" %", "")) / 100, within(1e-3));
  }

  @Test
  void withoutCeilingsNothingBoundsTheMarksAndThePageSaysWhy() {
    Page bare =
        Page.of(
            new Run(
                "bare", run.environment(), run.documentation(), run.measurements(), run.samples()));
    assertThat(section(bare, "roofline").lead().get(1)).contains("ceilings: false");
    LineChart chart = (LineChart) bare.drawings().get("roofline-chart-0");
    assertThat(chart.lines()).extracting(LineChart.Line::style).containsOnly(LineChart.Style.MARKS);
  }

  @Test
  void costliestLayersAreSharesOfTheirNetwork() {
    Table table = table("layers-table");
    assertThat(table.rows().get(0))
        .extracting(Value::text)
        .containsExactly(
            "alexnet/single_tower",
            "conv2",
            "conv5x5",
            "1x256x27x27",
            "447.9",
            "75.8 %",
            "614,656");
    Choice choice = (Choice) page.drawings().get("layers-chart");
    assertThat(choice.options()).hasSize(2);
  }

  @Test
  void runWithoutLayersSaysSo() {
    assertThat(section(Page.of(SampleRun.scaling()), "layers").blocks()).isNotEmpty();
    assertThat(section(Page.of(SampleRun.empty()), "layers").lead().get(0))
        .contains("convmark show");
  }

  private double mean(int cell) {
    return Figures.mean(run.measurements().get(cell)).value();
  }

  private static double number(Value value) {
    return Double.parseDouble(value.text().replace(",", ""));
  }

  private Table table(String id) {
    return page.sections().stream()
        .flatMap(section -> section.tables().stream())
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Section section(Page page, String id) {
    return page.sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
