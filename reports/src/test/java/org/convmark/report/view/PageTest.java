package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.convmark.report.SampleRun;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Evidence;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Measurement.Figures;
import org.convmark.result.Run;
import org.convmark.result.Timing;
import org.junit.jupiter.api.Test;

class PageTest {

  private final Page page = Page.of(SampleRun.typical());

  @Test
  void countsAddUpToThePlan() {
    assertThat(page.summaries().get(0).counts()).isEqualTo(new Counts(28, 26, 1, 1));
  }

  @Test
  void sentencesSayWhatTheyRestOn() {
    assertThat(page.summaries().get(0).brief()).hasSize(4);
    assertThat(page.summaries().get(0).brief().get(0))
        .contains("onnxruntime in 4 of 4 comparisons", "95 % intervals: 3 apart, 1 overlapping");
    assertThat(page.summaries().get(0).brief().get(1)).contains("pytorch 1.85\u20132.37 (4 cells)");
    assertThat(page.summaries().get(0).brief().get(2))
        .contains("26 of 26 timed cells were compared", "error is 2.0e-06");
    assertThat(page.summaries().get(0).brief().get(3)).contains("26 of 26 timed cells have");
  }

  @Test
  void findingsAreTheWorstFirstAndTheHeadPointsToThem() {
    assertThat(page.summaries().get(0).worst())
        .extracting(Fact::name)
        .startsWith("WARNING")
        .hasSizeLessThanOrEqualTo(3);
    assertThat(column(table("findings-table"), "Level")).startsWith("WARNING").endsWith("HINT");
    assertThat(column(table("findings-table"), "Kind")).startsWith("unsteady-forks");
    assertThat(column(table("findings-table"), "What to do")).doesNotContain("");
    assertThat(page.summaries().get(0).caution()).isEqualTo("1 warning");
  }

  @Test
  void aRunWithoutFindingsSaysSo() {
    Run run = SampleRun.typical();
    Page quiet =
        Page.of(
            new Run(
                "quiet",
                run.environment(),
                run.documentation(),
                run.measurements(),
                new Evidence(run.samples(), List.of(), List.of(), Optional.of(List.of()))));
    assertThat(section(quiet, "findings").lead())
        .containsExactly(
            "Nothing speaks against the figures: times, memory and conditions are plausible.");
    assertThat(section(quiet, "findings").tables()).isEmpty();
    assertThat(quiet.summaries().get(0).caution()).isEmpty();
  }

  @Test
  void countedParametersAreComparedWithDocumentedMillions() {
    assertThat(column(table("models-counted"), "Difference"))
        .containsExactly("+4.0 %", "+0.3 %", "+2.9 %", "\u2013");
  }

  @Test
  void cellWithNoFiguresIsARowWithItsStatus() {
    assertThat(column(table("latency-table-0"), "Mean")).contains("PARITY_FAILED").hasSize(12);
    assertThat(column(table("failures-table"), "Status"))
        .containsExactlyInAnyOrder("PARITY_FAILED", "UNAVAILABLE");
  }

  @Test
  void emptyPercentileSaysTooFewSamples() {
    assertThat(column(table("latency-table-0"), "p99")).contains("too few samples");
  }

  @Test
  void ratiosToForwardAreOfMeansAndMissingWhereOneIs() {
    assertThat(table("workloads-table-0").rows()).hasSize(8);
    assertThat(table("workloads-table-0").rows().get(5).get(4)).isEqualTo(Value.NONE);
  }

  @Test
  void anIntervalOfTimesThatReachesZeroIsNoneOfThroughput() {
    Run run = SampleRun.typical();
    List<Measurement> cells =
        run.measurements().stream().filter(Measurement::isOk).map(PageTest::reachingZero).toList();
    Page wide =
        Page.of(new Run("wide", run.environment(), run.documentation(), cells, run.samples()));
    assertThat(column(section(wide, "throughput").tables().get(0), "95 % interval"))
        .isNotEmpty()
        .containsOnly("no interval: that of latency reaches 0");
  }

  private static Measurement reachingZero(Measurement cell) {
    Timing timing = cell.figures().orElseThrow().timing();
    Timing wide =
        new Timing(
            timing.counts(),
            new Estimate(timing.mean().value(), Optional.of(new Interval(-1, 1e6))),
            timing.quantiles(),
            timing.loadMs(),
            timing.firstCallMs());
    return new Measurement(
        cell.cell(),
        cell.outcome(),
        cell.figures().map(figures -> new Figures(wide, figures.memory())),
        cell.cost(),
        cell.provenance());
  }

  @Test
  void settingsAreNeverMixedInOneChart() {
    Run run = SampleRun.typical();
    List<Measurement> cells = new ArrayList<>(run.measurements());
    for (Measurement cell : run.measurements()) {
      cells.add(at(cell, new Cell.Setting(8, "fp16", 2)));
    }
    Page both =
        Page.of(new Run("both", run.environment(), run.documentation(), cells, run.samples()));
    Section latency = section(both, "latency");
    assertThat(pictures(latency))
        .hasSize(6)
        .allMatch(
            figure ->
                figure.title().contains("batch 1, fp32")
                    || figure.title().contains("batch 8, fp16"));
    assertThat(section(both, "memory").tables().get(0).columns())
        .extracting(Column::title)
        .contains("Conditions");
  }

  @Test
  void precisionsOfOneBatchAreToldApartWhereverTheyAppear() {
    Run run = SampleRun.typical();
    List<Measurement> cells = new ArrayList<>(run.measurements());
    for (Measurement cell : run.measurements()) {
      cells.add(at(cell, new Cell.Setting(1, "fp16", 4)));
    }
    Page both =
        Page.of(new Run("both", run.environment(), run.documentation(), cells, run.samples()));
    for (String id : List.of("latency", "throughput", "startup", "memory", "workloads")) {
      List<Figure> figures = pictures(section(both, id));
      assertThat(figures)
          .as(id)
          .isNotEmpty()
          .allMatch(figure -> figure.title().contains("fp32") != figure.title().contains("fp16"));
    }
    assertThat(column(table(both, "latency-table"), "Conditions"))
        .anyMatch(conditions -> conditions.contains("fp16"))
        .anyMatch(conditions -> conditions.contains("fp32"));
    assertThat(both.summaries().get(0).leads()).hasSize(2);
    assertThat(column(table(both, "failures-table"), "Conditions"))
        .anyMatch(c -> c.contains("fp16"));
    assertThat(both.summaries().get(0).brief())
        .last()
        .asString()
        .containsPattern("batch 1, fp(32|16)");
  }

  @Test
  void oneForkHasNoIntervalAndNoClaimOfOne() {
    Run run = SampleRun.typical();
    List<Measurement> cells = run.measurements().stream().map(PageTest::withOneFork).toList();
    Page single =
        Page.of(new Run("single", run.environment(), run.documentation(), cells, List.of()));
    assertThat(single.summaries().get(0).brief())
        .last()
        .asString()
        .startsWith("No cell has an interval");
    assertThat(column(table(single, "latency-table-0"), "95 % interval"))
        .contains("no interval: 1 fork");
    assertThat(column(single.summaries().get(0).leads().get(0), "95 % intervals"))
        .containsOnly("no interval");
  }

  @Test
  void dotsThatSpanADecadeAreOnALogScaleThatSaysSo() {
    Chart latency = (Chart) page.drawings().get("latency-chart-0");
    assertThat(latency.axis()).isEqualTo(new Chart.Axis("ms, log scale", Chart.Scale.LOG));
    Chart memory = (Chart) page.drawings().get("memory-chart-0");
    assertThat(memory.axis().scale()).isEqualTo(Chart.Scale.LINEAR);
  }

  @Test
  void noColourMeansTwoThings() {
    Chart memory = (Chart) page.drawings().get("memory-chart-0");
    Chart workloads = (Chart) page.drawings().get("workloads-chart-0");
    assertThat(Stream.concat(memory.series().stream(), workloads.series().stream()))
        .extracting(Chart.Series::tint)
        .doesNotHaveDuplicates();
  }

  @Test
  void betweenForkVariationIsOfForkMeans() {
    List<ForkStats> forks =
        List.of(
            new ForkStats(1, 0, List.of(9.0, 11.0)),
            new ForkStats(2, 0, List.of(12.0)),
            new ForkStats(3, 4, List.of()));
    assertThat(ForkStats.betweenForks(forks).orElseThrow())
        .isCloseTo(Math.sqrt(2) / 11, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(ForkStats.betweenForks(forks.subList(1, 3))).isEmpty();
  }

  private static Measurement at(Measurement cell, Cell.Setting setting) {
    Cell old = cell.cell();
    return new Measurement(
        new Cell(old.model(), old.engine(), old.device(), old.workload(), setting),
        cell.outcome(),
        cell.figures(),
        cell.cost(),
        cell.provenance());
  }

  private static Measurement withOneFork(Measurement cell) {
    return new Measurement(
        cell.cell(),
        cell.outcome(),
        cell.figures().map(figures -> new Figures(oneFork(figures.timing()), figures.memory())),
        cell.cost(),
        cell.provenance());
  }

  private static Timing oneFork(Timing timing) {
    return new Timing(
        new Timing.Counts(1, 20, 0),
        new Estimate(timing.mean().value(), Optional.empty()),
        timing.quantiles(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private Table table(String id) {
    return table(page, id);
  }

  private static List<Figure> pictures(Section section) {
    return section.figures().stream()
        .flatMap(figure -> figure.pictures().values().stream())
        .toList();
  }

  private static Table table(Page page, String id) {
    return page.sections().stream()
        .flatMap(section -> section.tables().stream())
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Section section(Page page, String id) {
    return page.sections().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> column(Table table, String title) {
    int place = table.columns().stream().map(Column::title).toList().indexOf(title);
    return table.rows().stream().map(row -> row.get(place).text()).toList();
  }
}
