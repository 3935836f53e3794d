package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convmark.report.view.Pages.column;
import static org.convmark.report.view.Pages.section;
import static org.convmark.report.view.Pages.table;

import java.util.List;
import java.util.stream.Stream;
import org.convmark.report.ForkRun;
import org.convmark.result.Run;
import org.convmark.result.compare.Verdict;
import org.junit.jupiter.api.Test;

class ChangeSectionTest {

  private static final double[] LEVELS = {100, 100.3, 99.8, 100.1, 99.9};
  private static final double[] SLOWER = {110, 110.3, 109.8, 110.1, 109.9};

  private static final Run BASE =
      ForkRun.of("monday", "m1", 0)
          .timed(ForkRun.cell("alexnet"), LEVELS)
          .timed(ForkRun.cell("vgg16"), LEVELS)
          .timed(ForkRun.cell("googlenet"), LEVELS)
          .timed(ForkRun.cell("resnet50"), LEVELS)
          .run();

  private static final Run LATER =
      ForkRun.of("tuesday", "m1", 1)
          .timed(ForkRun.cell("alexnet"), LEVELS)
          .timed(ForkRun.cell("vgg16"), SLOWER)
          .failed(ForkRun.cell("resnet50"))
          .timed(ForkRun.cell("densenet"), LEVELS)
          .run();

  private final Page page = Page.of(List.of(BASE, LATER));

  @Test
  void aCellThatIsSlowerInEveryForkIsRegressedAndTheWorstComesFirst() {
    Table verdicts = table(page, "run-2-verdicts-table");
    assertThat(column(verdicts, "Verdict"))
        .containsExactly("FAILED", "MISSING", "REGRESSED", "NEW", "EQUIVALENT");
    assertThat(column(verdicts, "Model"))
        .containsExactly("resnet50", "googlenet", "vgg16", "densenet", "alexnet");
    List<Value> regressed = verdicts.rows().get(2);
    assertThat(regressed.get(5).text()).isEqualTo("1.100");
    assertThat(regressed.get(5).note()).isEqualTo("100.0\u00a0\u2192\u00a0110.0\u00a0ms");
    assertThat(column(verdicts, "Threshold")).contains("3.0 %");
  }

  @Test
  void verdictsAreCountedWithWhatTheGateMakesOfThem() {
    Table counts = table(page, "run-2-change-counts");
    assertThat(column(counts, "Verdict"))
        .containsExactly("FAILED", "MISSING", "REGRESSED", "NEW", "EQUIVALENT");
    assertThat(column(counts, "latency-mean")).containsOnly("1");
    assertThat(column(counts, "The gate"))
        .containsExactly("fails", "fails", "fails", "passes", "passes");
    assertThat(section(page, "run-2-verdicts").lead())
        .anyMatch(sentence -> sentence.startsWith("tuesday against monday: of latency-mean 1 FAIL"))
        .contains("A gate would fail on latency-mean.")
        .contains("Changed between the two: git commit c0 then, c1 now.");
  }

  @Test
  void ratiosAreSortedAndTheBandIsTheThreshold() {
    Chart chart = (Chart) page.drawings().get("run-2-verdicts-chart");
    assertThat(chart.groups())
        .extracting(Chart.Group::title)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("vgg16, onnxruntime, forward, cpu, batch 1"),
            second -> assertThat(second).startsWith("alexnet"));
    Mark slower = chart.groups().get(0).marks().get(0);
    assertThat(chart.series().get(slower.series()).name()).isEqualTo("REGRESSED");
    assertThat(slower.low()).isGreaterThan(1.09).isLessThan(slower.value());
    assertThat(chart.band()).isEqualTo(new Chart.Band(1, 1 / 1.03, 1.03));
    assertThat(chart.axis().scale()).isEqualTo(Chart.Scale.CLOSE);
  }

  @Test
  void colourIsNeverTheOnlyDifferenceOfVerdicts() {
    Chart chart = (Chart) page.drawings().get("run-2-verdicts-chart");
    assertThat(chart.series()).extracting(series -> series.tint() % 5).doesNotHaveDuplicates();
  }

  @Test
  void ofManyRatiosThoseFarthestFromOneAreShownAndTheRestCounted() {
    ForkRun base = ForkRun.of("base", "m1", 0);
    ForkRun later = ForkRun.of("later", "m1", 1);
    for (int i = 0; i < 70; i++) {
      base.timed(ForkRun.cell("model-" + i), LEVELS);
      double factor = 1 + i / 1000.0;
      later.timed(ForkRun.cell("model-" + i), 100 * factor, 100.2 * factor, 99.8 * factor);
    }
    Page many = Page.of(List.of(base.run(), later.run()));
    Chart chart = (Chart) many.drawings().get("run-2-verdicts-chart");
    assertThat(chart.groups()).hasSize(60);
    assertThat(chart.groups().get(0).title()).startsWith("model-69,");
    assertThat(section(many, "run-2-verdicts").figures().get(0).note())
        .contains("latency-mean: the 60 farthest from 1 of 70.");
  }

  @Test
  void anIntervalThatSpansEverythingIsSaidInWords() {
    Run base = ForkRun.of("base", "m1", 0).timed(ForkRun.cell("alexnet"), 50, 150).run();
    Run later = ForkRun.of("later", "m1", 1).timed(ForkRun.cell("alexnet"), 60, 140).run();
    Chart chart = (Chart) Page.of(List.of(base, later)).drawings().get("run-2-verdicts-chart");
    Mark mark = chart.groups().get(0).marks().get(0);
    assertThat(mark.value()).isNull();
    assertThat(mark.label()).contains(", 95 % interval ");
  }

  @Test
  void anotherMachineIsNotComparedAndThePageSaysHow() {
    Run elsewhere = ForkRun.of("elsewhere", "m2", 1).timed(ForkRun.cell("alexnet"), SLOWER).run();
    for (List<Run> runs : List.of(List.of(BASE), List.of(BASE, elsewhere))) {
      Section none = section(Page.of(runs), "verdicts");
      assertThat(none.blocks()).isEmpty();
      assertThat(none.lead().get(0))
          .startsWith("No two runs of this report are of one machine")
          .contains("convmark report BASE NEW", "convmark compare BASE NEW");
    }
  }

  @Test
  void everyLaterRunOfAMachineIsHeldAgainstItsFirst() {
    Run elsewhere = ForkRun.of("elsewhere", "m2", 1).timed(ForkRun.cell("alexnet"), SLOWER).run();
    Run third = ForkRun.of("third", "m1", 2).timed(ForkRun.cell("alexnet"), LEVELS).run();
    Page four = Page.of(List.of(BASE, elsewhere, LATER, third));
    assertThat(section(four, "run-3-verdicts").lead().get(0)).startsWith("tuesday against monday");
    assertThat(section(four, "run-4-verdicts").lead().get(0)).startsWith("third against monday");
    assertThat(four.sections()).extracting(Section::id).doesNotHaveDuplicates();
  }

  @Test
  void aCopyOfTheBaseIsNoEvidence() {
    assertThat(section(Page.of(List.of(BASE, BASE)), "run-2-verdicts").lead().get(0))
        .contains("copies of one run");
  }

  @Test
  void runsWithNoCellInCommonSayWhatEachHas() {
    Run other = ForkRun.of("other", "m1", 1).timed(ForkRun.cell("inception"), LEVELS).run();
    Section section = section(Page.of(List.of(BASE, other)), "run-2-verdicts");
    assertThat(section.lead().get(0)).contains("no cell in common", "inception");
    assertThat(section.blocks()).isEmpty();
  }

  @Test
  void everyVerdictHasItsMeaning() {
    assertThat(Stream.of(Verdict.values())).extracting(ChangeLook::meaning).doesNotHaveDuplicates();
    assertThat(Verdict.WORST_FIRST).containsExactlyInAnyOrder(Verdict.values());
  }
}
