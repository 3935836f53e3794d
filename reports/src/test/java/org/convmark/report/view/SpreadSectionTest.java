package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convmark.report.view.Pages.column;
import static org.convmark.report.view.Pages.section;
import static org.convmark.report.view.Pages.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.convmark.report.ForkRun;
import org.convmark.report.SampleRun;
import org.convmark.result.Evidence;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.stat.VarianceComponents;
import org.junit.jupiter.api.Test;

class SpreadSectionTest {

  private static final Run RUN =
      ForkRun.of("run", "m1", 0)
          .timed(ForkRun.cell("alexnet"), 98, 100, 102)
          .timed(ForkRun.cell("vgg16"), 100)
          .run();

  @Test
  void componentsAreThoseOfTheStatistics() {
    VarianceComponents components =
        VarianceComponents.of(
            DoubleStream.of(98, 100, 102).mapToObj(SpreadSectionTest::measured).toList());
    Table variance = table(Page.of(RUN), "variance-table");
    assertThat(column(variance, "Model"))
        .as("one fork has no components")
        .containsExactly("alexnet");
    List<String> row = variance.rows().get(0).stream().map(Value::text).toList();
    assertThat(row.get(4))
        .isEqualTo(Numbers.percent(Math.sqrt(components.betweenForks()) / 0.1))
        .isEqualTo("2.0 %");
    assertThat(row.get(5)).isEqualTo(Numbers.percent(Math.sqrt(components.withinForks()) / 0.1));
    assertThat(row.get(6)).isEqualTo("99.7 %");
    assertThat(row.get(7)).isEqualTo("0.3 %");
    assertThat(row.get(8)).as("iterations, at their least").isEqualTo("5");
    assertThat(row.get(9)).as("forks for 2 % at a deviation of 2 %").isEqualTo("7");
  }

  @Test
  void iterationsAreNotGuessedWithoutTheCostOfForks() {
    Run bare =
        new Run(
            RUN.id(),
            RUN.environment(),
            RUN.documentation(),
            RUN.measurements(),
            new Evidence(RUN.samples(), List.of()));
    assertThat(column(table(Page.of(bare), "variance-table"), "Best")).containsExactly("\u2013");
  }

  /** As {@link ForkRun} measures them, in seconds. */
  private static double[] measured(double ms) {
    return IntStream.rangeClosed(ForkRun.WARMUP + 1, ForkRun.WARMUP + ForkRun.MEASURED)
        .mapToDouble(i -> (i % 2 == 0 ? 0.999 : 1.001) * ms / 1000)
        .toArray();
  }

  @Test
  void aDistributionRisesByEachIterationToOne() {
    assertThat(EcdfChart.distribution(List.of(3.0, 1.0, 2.0, 2.0)))
        .containsExactly(
            List.of(1.0, 0.0),
            List.of(1.0, 0.25),
            List.of(2.0, 0.5),
            List.of(2.0, 0.75),
            List.of(3.0, 1.0));
    assertThat(EcdfChart.distribution(List.of())).isEmpty();
  }

  @Test
  void ofManyIterationsEvenlySpacedOnesAreKeptAndTheLast() {
    List<Double> times = IntStream.rangeClosed(1, 1001).mapToObj(i -> (double) i).toList();
    List<List<Double>> points = EcdfChart.distribution(times);
    assertThat(points).hasSizeBetween(150, 202);
    assertThat(points.get(1)).containsExactly(6.0, 0.00599401);
    assertThat(points.get(points.size() - 1)).containsExactly(1001.0, 1.0);
  }

  @Test
  void eachForkIsALineAndAllTogetherOneMore() {
    EcdfChart chart = (EcdfChart) Page.of(RUN).drawings().get("ecdf-chart");
    LineChart lines = EcdfChart.lines(chart.cells().get(0));
    assertThat(lines.lines())
        .extracting(LineChart.Line::name)
        .containsExactly("fork 1", "fork 2", "fork 3", "all forks");
    assertThat(chart.samples()).isEqualTo("samples-chart");
  }

  @Test
  void aSecondRunsDistributionsAreOfItsOwnSamples() {
    Page two =
        Page.of(
            List.of(RUN, ForkRun.of("b", "m2", 0).timed(ForkRun.cell("alexnet"), 98, 100).run()));
    EcdfChart chart = (EcdfChart) two.drawings().get("run-2-ecdf-chart");
    assertThat(chart.samples()).isEqualTo("run-2-samples-chart");
    assertThat(two.drawings()).containsKey(chart.samples());
  }

  @Test
  void moreThanTenForksAreDrawnTogetherOnly() {
    double[] levels = DoubleStream.generate(() -> 100).limit(11).toArray();
    Run many = ForkRun.of("many", "m1", 0).timed(ForkRun.cell("alexnet"), levels).run();
    EcdfChart chart = (EcdfChart) Page.of(many).drawings().get("ecdf-chart");
    assertThat(EcdfChart.lines(chart.cells().get(0)).lines())
        .extracting(LineChart.Line::name)
        .containsExactly("all forks");
  }

  @Test
  void outliersAreCountedOnTheirSideAndCellsWithoutAreNotListed() {
    List<Sample> samples = new ArrayList<>(RUN.samples());
    Sample last = samples.remove(samples.size() - 1);
    samples.add(
        new Sample(last.cellId(), last.fork(), last.iteration(), last.phase(), 2 * last.seconds()));
    Run run =
        new Run(RUN.id(), RUN.environment(), RUN.documentation(), RUN.measurements(), samples);
    Table outliers = table(Page.of(run), "outliers-table");
    assertThat(column(outliers, "Model")).containsExactly("vgg16");
    assertThat(outliers.rows().get(0).subList(4, 8))
        .extracting(Value::text)
        .containsExactly("\u2013", "\u2013", "\u2013", "1");
    assertThat(outliers.notes()).contains("1 of 2 cells have any.");
  }

  @Test
  void aForkIsMarkedWhereItsWarmUpEnded() {
    SampleChart chart = (SampleChart) Page.of(SampleRun.typical()).drawings().get("samples-chart");
    assertThat(chart.cells())
        .flatExtracting(SampleChart.CellSamples::forks)
        .extracting(SampleChart.ForkSamples::steady)
        .allMatch(steady -> steady == null || steady >= 6)
        .anyMatch(steady -> steady != null);
    SampleChart scripted = (SampleChart) Page.of(RUN).drawings().get("samples-chart");
    assertThat(scripted.cells().get(0).forks())
        .extracting(SampleChart.ForkSamples::steady)
        .as("ten steady iterations after a falling warm-up of eight")
        .containsOnly(18);
  }

  @Test
  void samplesWithTheirLongTableAreTheLastOfTheEvidence() {
    List<Section> sections = Page.of(RUN).sections();
    assertThat(sections.get(sections.size() - 1).id()).isEqualTo("samples");
  }

  @Test
  void versionsAndNativeLibrariesOfEnginesAreShown() {
    Table engines = table(Page.of(RUN), "engines-table");
    assertThat(engines.rows().get(0))
        .extracting(Value::text)
        .containsExactly("onnxruntime", "1.29.0", "native_libraries libonnxruntime.so.1.29.0");
  }

  @Test
  void aRunWithoutSamplesSaysSo() {
    assertThat(section(Page.of(SampleRun.nothingTimed()), "spread").lead())
        .containsExactly("The run holds no measured iterations.");
  }
}
