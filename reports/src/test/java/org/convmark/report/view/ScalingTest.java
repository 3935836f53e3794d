package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convmark.report.SampleRun;
import org.junit.jupiter.api.Test;

class ScalingTest {

  private final Page page = Page.of(SampleRun.scaling());

  @Test
  void kneeIsTheSmallestBatchWithNearlyAllImages() {
    Table table = table("batches-table");
    assertThat(table.rows()).hasSize(4);
    assertThat(column(table, 3)).containsOnly("1\u201316");
    assertThat(column(table, 4)).containsOnly("16");
    assertThat(column(table, 9)).allSatisfy(gain -> assertThat(gain).startsWith("2."));
  }

  @Test
  void efficiencyIsTheGainOverThePromiseOfThreads() {
    Table table = table("threads-table");
    assertThat(table.rows()).hasSize(12);
    List<Value> first = table.rows().get(0);
    assertThat(first.get(5).text()).isEqualTo("1.00");
    assertThat(first.get(6).text()).isEqualTo("100.0 %");
    double two = Double.parseDouble(table.rows().get(1).get(5).text());
    assertThat(two).isBetween(1.6, 1.9);
    assertThat(Double.parseDouble(table.rows().get(1).get(6).text().replace(" %", "")))
        .isCloseTo(100 * two / 2, within(0.3));
  }

  @Test
  void curveOfEachNetworkIsAChoiceOfItsOwn() {
    Choice choice = (Choice) page.drawings().get("batches-chart");
    assertThat(choice.options())
        .extracting(Choice.Option::name)
        .containsExactly(
            "alexnet/single_tower, forward, 4 threads", "vgg16/plain, forward, 4 threads");
    LineChart chart = (LineChart) choice.options().get(0).drawing();
    assertThat(chart.lines())
        .extracting(LineChart.Line::name)
        .containsExactly("onnxruntime", "pytorch");
    assertThat(chart.lines().get(0).points())
        .extracting(point -> point.get(0))
        .containsExactly(1.0, 4.0, 16.0);
  }

  @Test
  void runOfOneBatchSaysHowToMeasureACurve() {
    Page single = Page.of(SampleRun.typical());
    assertThat(section(single, "batches").lead().get(0)).contains("--batch 1,2,4,8");
    assertThat(section(single, "threads").lead().get(0)).contains("--threads 1,2,4");
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

  private static List<String> column(Table table, int place) {
    return table.rows().stream().map(row -> row.get(place).text()).toList();
  }
}
