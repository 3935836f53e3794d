package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convmark.report.view.Pages.column;
import static org.convmark.report.view.Pages.section;
import static org.convmark.report.view.Pages.table;

import java.util.ArrayList;
import java.util.List;
import org.convmark.report.ForkRun;
import org.convmark.report.buying.Buying;
import org.convmark.result.Cell;
import org.convmark.result.Run;
import org.convmark.result.compare.Metric;
import org.convmark.result.history.RunTracks;
import org.junit.jupiter.api.Test;

class HistorySectionTest {

  private static final Cell CELL = ForkRun.cell("vgg16");
  private static final Cell OTHER = ForkRun.cell("alexnet");

  /** Ten runs at 100 ms and ten at 120; the cell failed on the days 4 and 15. */
  private static List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (int day = 0; day < 20; day++) {
      double level = (day < 10 ? 100 : 120) * (1 + day % 3 / 1000.0);
      ForkRun run = ForkRun.of("night-" + day, "m1", day);
      run = day == 4 || day == 15 ? run.failed(CELL) : run.timed(CELL, level, level);
      runs.add(run.timed(OTHER, 10, 10.01).run());
    }
    return runs;
  }

  private final Page page =
      Page.of(List.of(runs().get(19)), RunTracks.of(runs(), Metric.LATENCY_MEAN), Buying.NONE);

  @Test
  void aStepIsWhereItIsWithItsSizeAndTheRunAfterIt() {
    Table history = table(page, "history-table");
    assertThat(column(history, "Model")).containsExactly("vgg16", "alexnet");
    assertThat(column(history, "Last step")).containsExactly("+20.0 % ALERT", "\u2013");
    assertThat(history.rows().get(0).get(7).note()).isEqualTo("2026-01-11, night-10");
    assertThat(column(history, "What changed with it"))
        .containsExactly("git_commit: c9 \u2192 c10", "\u2013");
    assertThat(column(history, "Runs")).containsExactly("20", "20");
    assertThat(history.rows())
        .extracting(row -> row.get(3).note())
        .containsExactly("2 without a figure", "");
    assertThat(column(history, "The newest run")).containsExactly("STEADY", "STEADY");
  }

  @Test
  void gapsStayGapsAndLevelsAndStepsAreDrawn() {
    LineChart chart = chart(page, 0);
    List<LineChart.Line> runs = of(chart, LineChart.Style.BOTH);
    assertThat(runs).extracting(line -> line.points().size()).containsExactly(4, 10, 4);
    assertThat(runs.get(1).points().get(0).get(0)).isEqualTo(6);
    List<LineChart.Line> levels = of(chart, LineChart.Style.DASHED);
    assertThat(levels).hasSize(2);
    assertThat(levels.get(0).points()).extracting(point -> point.get(0)).containsExactly(1.0, 10.0);
    assertThat(levels.get(1).points().get(0).get(1)).isCloseTo(120.1, within(0.1));
    List<LineChart.Line> steps = of(chart, LineChart.Style.MARKS);
    assertThat(steps).hasSize(1);
    assertThat(steps.get(0).name()).isEqualTo("step for the worse");
    assertThat(steps.get(0).labels()).containsExactly("+20.0 % ALERT");
    assertThat(steps.get(0).points().get(0).get(0)).isEqualTo(11);
    assertThat(chart.x().title()).isEqualTo("runs of the cell, 2026-01-01 to 2026-01-20");
  }

  @Test
  void theTableDrawsTheRunsWithGapsAndMarksTheStepAndTheNewest() {
    Sparkline trend = trend(page, 0);
    assertThat(trend.label())
        .isEqualTo(
            "100.0 ms in the first to 120.1 ms in the last of the newest 18 runs with a figure; step of"
                + " +20.0 % ALERT at night-10");
    assertThat(trend.lines())
        .extracting(line -> line.split(" ").length)
        .as("parts between failed runs")
        .containsExactly(4, 10, 4);
    assertThat(trend.lines().get(0)).startsWith("4.0,22.0 ").as("the least is at the foot");
    assertThat(trend.dots())
        .extracting(Sparkline.Dot::kind)
        .containsExactly(Sparkline.Kind.NEWEST, Sparkline.Kind.WORSE);
    assertThat(trend.dots().get(0).x()).isEqualTo("116.0");
    assertThat(trend.dots().get(1).x()).isEqualTo("62.9");
  }

  @Test
  void ofManyRunsTheTableDrawsTheNewest() {
    List<Run> runs = new ArrayList<>();
    for (int day = 0; day < 70; day++) {
      runs.add(ForkRun.of("night-" + day, "m1", day).timed(OTHER, 10, 10.01 + day).run());
    }
    Page long_ =
        Page.of(List.of(runs.get(69)), RunTracks.of(runs, Metric.LATENCY_MEAN), Buying.NONE);
    assertThat(trend(long_, 0).lines().get(0).split(" ")).hasSize(60);
    assertThat(trend(long_, 0).label()).contains("of the newest 60 runs");
  }

  @Test
  void aSeriesOfOneRunIsADot() {
    List<Run> one = List.of(ForkRun.of("night-0", "m1", 0).timed(OTHER, 10, 10.01).run());
    Sparkline trend = trend(Page.of(one, RunTracks.of(one, Metric.LATENCY_MEAN), Buying.NONE), 0);
    assertThat(trend.label()).isEqualTo("one run has a figure, 10.00 ms");
    assertThat(trend.lines()).isEmpty();
    assertThat(trend.dots().get(0).x()).isEqualTo("60.0");
  }

  @Test
  void aRunBetweenTwoFailuresIsADot() {
    List<Run> runs = new ArrayList<>();
    for (int day = 0; day < 5; day++) {
      ForkRun run = ForkRun.of("night-" + day, "m1", day);
      runs.add((day % 2 == 0 ? run.timed(OTHER, 10, 10.01) : run.failed(OTHER)).run());
    }
    Sparkline trend = trend(Page.of(runs), 0);
    assertThat(trend.lines()).isEmpty();
    assertThat(trend.dots())
        .extracting(Sparkline.Dot::kind)
        .containsExactly(
            Sparkline.Kind.RUN, Sparkline.Kind.RUN, Sparkline.Kind.RUN, Sparkline.Kind.NEWEST);
  }

  @Test
  void aSeriesWithAStepIsChosenBeforeOneWithout() {
    assertThat(((Choice) page.drawings().get("history-chart")).options())
        .extracting(option -> option.name().split(",", 2)[0])
        .containsExactly("vgg16", "alexnet");
  }

  @Test
  void threeRunsOfAMachineAreAHistoryAndTwoAreNot() {
    List<Run> three = runs().subList(0, 3);
    assertThat(column(table(Page.of(three), "history-table"), "Runs")).containsExactly("3", "3");
    assertThat(column(table(Page.of(three), "history-table"), "The newest run"))
        .containsOnly("TOO_FEW_POINTS");
    Section none = section(Page.of(three.subList(0, 2)), "history");
    assertThat(none.blocks()).isEmpty();
    assertThat(none.lead().get(0)).contains("three runs", "convmark report RUN --history");
  }

  @Test
  void runsOfOtherMachinesMakeNoHistoryTogether() {
    List<Run> mixed = new ArrayList<>(runs().subList(0, 2));
    mixed.add(ForkRun.of("elsewhere", "m2", 3).timed(CELL, 100, 101).run());
    assertThat(section(Page.of(mixed), "history").blocks()).isEmpty();
  }

  private static Sparkline trend(Page page, int row) {
    Table table = table(page, "history-table");
    return table.rows().get(row).stream()
        .flatMap(value -> value.trend().stream())
        .findFirst()
        .orElseThrow();
  }

  private static LineChart chart(Page page, int option) {
    Choice choice = (Choice) page.drawings().get("history-chart");
    return (LineChart) choice.options().get(option).drawing();
  }

  private static List<LineChart.Line> of(LineChart chart, LineChart.Style style) {
    return chart.lines().stream().filter(line -> line.style() == style).toList();
  }
}
