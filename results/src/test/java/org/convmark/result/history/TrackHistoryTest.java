package org.convmark.result.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.convmark.result.Cell;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Run;
import org.convmark.result.Status;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Threshold;
import org.junit.jupiter.api.Test;

class TrackHistoryTest {

  private static final Cell CELL =
      new Cell("vgg16/plain", "pytorch", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2));
  private static final Series SERIES = new Series(CELL, Metric.LATENCY_MEAN);
  private static final Track TRACK = new Track(SERIES, new Origin("m1", "cpu", "0.1.0"));

  private static Point point(int day, double value, String jdk) {
    return new Point(
        "run-" + day,
        Instant.EPOCH.plusSeconds(day * 86_400L),
        value > 0 ? Status.OK : Status.FAILED,
        value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty(),
        new Facts("c" + day / 10, "2.7.1", "", jdk, "6.1"));
  }

  private static TrackHistory history(List<Point> points) {
    return TrackHistory.of(TRACK, points, Threshold.of(Metric.LATENCY_MEAN));
  }

  /** Ten runs at each of the levels; every fifth has no figure. */
  private static List<Point> points(double... levels) {
    return IntStream.range(0, levels.length * 10)
        .mapToObj(
            day ->
                point(
                    day,
                    day % 5 == 2 ? 0 : levels[day / 10] * (1 + day % 3 / 1000.0),
                    day < 10 ? "17" : "21"))
        .toList();
  }

  @Test
  void aStepNamesWhatChangedWithIt() {
    TrackHistory history = history(points(100, 120));
    assertThat(history.points()).hasSize(16);
    assertThat(history.steps()).hasSize(1);
    TrackHistory.Step step = history.steps().get(0);
    assertThat(step.after().runId()).isEqualTo("run-10");
    assertThat(step.change().ratio()).isCloseTo(1.2, within(0.001));
    assertThat(step.changed())
        .containsExactly(
            new Facts.Change("git_commit", "c0", "c1"),
            new Facts.Change("jdk_version", "17", "21"));
    assertThat(history.since().orElseThrow()).isEqualTo(step.after());
    assertThat(history.current().orElseThrow().points()).isEqualTo(7);
    assertThat(history.newest().standing()).as("8 at the old level").isEqualTo(Standing.REGRESSED);
  }

  @Test
  void aNewLevelIsARegressionUntilItHasRunsEnoughToBeUsual() {
    List<Point> points = new ArrayList<>();
    for (int day = 0; day < 32; day++) {
      points.add(point(day, (day < 20 ? 100 : 110) * (1 + day % 3 / 1000.0), "17"));
      Standing standing = history(points).newest().standing();
      if (day >= 20 && day < 27) {
        assertThat(standing).as("day %d", day).isEqualTo(Standing.REGRESSED);
      }
      if (day >= 29) {
        assertThat(standing).as("day %d", day).isEqualTo(Standing.STEADY);
      }
    }
  }

  @Test
  void theNewestRunIsHeldToTheSegmentBeforeIt() {
    List<Point> points = new ArrayList<>(points(100, 100));
    points.add(point(20, 110, "21"));
    assertThat(history(points).newest().standing()).isEqualTo(Standing.REGRESSED);
    assertThat(history(points).current().orElseThrow().points()).isEqualTo(16);
    points.add(point(21, 0, "21"));
    assertThat(history(points).newest().standing()).isEqualTo(Standing.FAILED);
  }

  @Test
  void aTrackOfOneRunHasNothingBeforeIt() {
    TrackHistory one = history(List.of(point(1, 5, "17")));
    assertThat(one.current()).isEmpty();
    assertThat(one.newest().standing()).isEqualTo(Standing.TOO_FEW_POINTS);
    TrackHistory none = history(List.of(point(1, 0, "17")));
    assertThat(none.since()).isEmpty();
    assertThat(none.newest().standing()).isEqualTo(Standing.FAILED);
  }

  @Test
  void everyMeasuredMetricHasAFigureOfARow() {
    assertThat(Arrays.stream(Metric.values()).filter(metric -> metric.threshold() > 0))
        .allSatisfy(metric -> assertThat(RowFigure.of(metric).column()).isNotEmpty());
    assertThat(RowFigure.of(Metric.THROUGHPUT).value().apply(row("m1", 0, 50))).hasValue(20);
  }

  @Test
  void variationBetweenRunsIsOfTheNewestMachineSinceTheLastStep() {
    List<Run> runs = new ArrayList<>();
    for (int day = 0; day < 30; day++) {
      double level = day < 20 ? 50 : 100;
      runs.add(run(row(day == 25 ? "m2" : "m1", day, level * (day % 2 == 0 ? 1.01 : 0.99))));
    }
    BetweenRunVariation variation = BetweenRunVariation.of(runs, SERIES).orElseThrow();
    assertThat(variation.runs()).isEqualTo(9);
    assertThat(variation.share()).isCloseTo(1.0483 * 0.02, within(5e-4));
  }

  @Test
  void aStepThatNobodyHasMendedDoesNotHideInTheVariation() {
    List<Run> runs = new ArrayList<>();
    double[] noise = {1.004, 0.998, 1.003, 1.0, 0.997, 1.002};
    for (int day = 0; day < 6; day++) {
      runs.add(run(row("m1", day, (day < 4 ? 10 : 11) * noise[day])));
    }
    assertThat(BetweenRunVariation.of(runs, SERIES).orElseThrow().share()).isLessThan(0.007);
  }

  @Test
  void fewRunsHaveNoVariation() {
    List<Run> runs = IntStream.range(0, 4).mapToObj(day -> run(row("m1", day, 50 + day))).toList();
    assertThat(BetweenRunVariation.of(runs, SERIES)).isEmpty();
    assertThat(BetweenRunVariation.of(List.of(), SERIES)).isEmpty();
  }

  private static Run run(Measurement row) {
    return new Run(
        "r",
        new Environment(Map.of("convmark_version", "0.1.0")),
        new Documentation(List.of(), List.of(), List.of()),
        List.of(row),
        List.of());
  }

  private static Measurement row(String machine, int day, double meanMs) {
    Timing timing =
        new Timing(
            new Timing.Counts(1, 1, 0),
            new Estimate(meanMs, Optional.empty()),
            new Timing.Quantiles(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, 1),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new Measurement(
        CELL,
        Outcome.OK,
        Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)),
        NetworkCost.NOT_COUNTED,
        new Provenance(
            OptionalDouble.empty(),
            Provenance.Loaded.NOT_LOADED,
            "cpu",
            machine,
            Instant.EPOCH.plusSeconds(day * 86_400L)));
  }
}
