package org.convmark.result.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.junit.jupiter.api.Test;

class RunTracksTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final OptionalDouble NO = OptionalDouble.empty();
  private static final Cell CELL =
      new Cell("vgg16/plain", "pytorch", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2));

  @Test
  void runsAreOrderedByTheirTimesAndAStepIsFoundWhereItIs() {
    List<Run> runs = new ArrayList<>();
    for (int day = 19; day >= 0; day--) {
      runs.add(run(day, "m1", timed(day, (day < 10 ? 100 : 120) * (1 + day % 3 / 1000.0))));
    }
    List<TrackHistory> tracks = RunTracks.of(runs, Metric.LATENCY_MEAN);
    assertThat(tracks).hasSize(1);
    assertThat(tracks.get(0).runs()).extracting(Point::runId).startsWith("day-0", "day-1");
    assertThat(tracks.get(0).steps()).hasSize(1);
    assertThat(tracks.get(0).steps().get(0).after().runId()).isEqualTo("day-10");
    assertThat(tracks.get(0).steps().get(0).change().ratio()).isCloseTo(1.2, within(0.001));
  }

  @Test
  void aFailureBeforeTheDeviceWasKnownIsAGapInTheSameTrack() {
    List<TrackHistory> tracks =
        RunTracks.of(
            List.of(run(0, "m1", timed(0, 100)), run(1, "m1", failed())), Metric.LATENCY_MEAN);
    assertThat(tracks).hasSize(1);
    assertThat(tracks.get(0).runs()).hasSize(2);
    assertThat(tracks.get(0).points()).hasSize(1);
    assertThat(tracks.get(0).newest().standing()).isEqualTo(Standing.FAILED);
  }

  @Test
  void machinesAreNeverOneTrackAndARunWithoutATimeHasNoPlace() {
    Run undated =
        new Run(
            "undated", new Environment(Map.of()), Documentation.NONE, List.of(failed()), List.of());
    List<Run> runs = List.of(run(0, "m1", timed(0, 100)), run(1, "m2", timed(1, 100)), undated);
    assertThat(RunTracks.of(runs, Metric.LATENCY_MEAN))
        .extracting(each -> each.track().origin().machineId())
        .containsExactly("m1", "m2");
  }

  @Test
  void aCountedFigureHasNoHistory() {
    List<Run> runs = List.of(run(0, "m1", timed(0, 100)));
    assertThatThrownBy(() -> RunTracks.of(runs, Metric.MACS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no history");
  }

  private static Run run(int day, String machine, Measurement row) {
    Map<String, String> facts =
        Map.of("machine_id", machine, "started_at", START.plusSeconds(day * 86_400L).toString());
    return new Run(
        "day-" + day, new Environment(facts), Documentation.NONE, List.of(row), List.of());
  }

  private static Measurement timed(int day, double meanMs) {
    Timing timing =
        new Timing(
            new Timing.Counts(1, 3, 0),
            new Estimate(meanMs, Optional.empty()),
            new Timing.Quantiles(NO, NO, NO, 1, 200),
            NO,
            NO);
    return new Measurement(
        CELL,
        Outcome.OK,
        Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)),
        NetworkCost.NOT_COUNTED,
        provenance("a processor", START.plusSeconds(day * 86_400L)));
  }

  private static Measurement failed() {
    return new Measurement(
        CELL,
        new Outcome(Status.FAILED, "crashed"),
        Optional.empty(),
        NetworkCost.NOT_COUNTED,
        provenance("", Provenance.NOT_STARTED));
  }

  private static Provenance provenance(String device, Instant at) {
    return new Provenance(NO, Provenance.Loaded.NOT_LOADED, device, "", at);
  }
}
