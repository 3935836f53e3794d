package org.convmark.result.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Threshold;

/**
 * How much the figure of a series differs between runs in which nothing stepped, so that a gate can
 * ask for more than that.
 *
 * @param share standard deviation between the runs relative to the figure, such as 0.02
 * @param runs how many it is from
 */
public record BetweenRunVariation(double share, int runs) {

  /**
   * The standard deviation of normal noise for each median difference of neighbours, 1 / (√2 ·
   * Φ⁻¹(3/4)). A step moves one difference of many, and so hardly the median; it would widen a
   * standard deviation, and hide itself.
   */
  private static final double PER_DIFFERENCE = 1.0483;

  /** Of fewer runs it would be a guess. */
  public static final int LEAST_RUNS = 5;

  private record Row(Instant at, Origin origin, double value) {}

  /**
   * Of the runs since the last step that are from where the newest is from.
   *
   * @param runs in any order
   * @return empty if they are fewer than {@link #LEAST_RUNS}
   */
  public static Optional<BetweenRunVariation> of(List<Run> runs, Series series) {
    List<Row> rows = new ArrayList<>();
    for (Run run : runs) {
      for (Measurement row : run.measurements()) {
        if (row.cell().equals(series.cell())) {
          add(rows, run, row, series);
        }
      }
    }
    rows.sort(Comparator.comparing(Row::at));
    return rows.isEmpty() ? Optional.empty() : ofSorted(rows, series);
  }

  private static void add(List<Row> rows, Run run, Measurement row, Series series) {
    Origin origin =
        new Origin(
            row.provenance().machineId(),
            row.provenance().deviceName(),
            run.environment().get("convmark_version"));
    RowFigure.of(series.metric())
        .value()
        .apply(row)
        .ifPresent(value -> rows.add(new Row(row.provenance().startedAt(), origin, value)));
  }

  private static Optional<BetweenRunVariation> ofSorted(List<Row> rows, Series series) {
    Origin newest = rows.get(rows.size() - 1).origin();
    double[] logarithms =
        rows.stream()
            .filter(row -> row.origin().equals(newest) && row.value() > 0)
            .mapToDouble(row -> Math.log(row.value()))
            .toArray();
    List<ChangePoint> steps = ChangePoints.find(logarithms, Threshold.of(series.metric()).share());
    int since = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).index();
    if (logarithms.length - since < LEAST_RUNS) {
      return Optional.empty();
    }
    double[] current = Arrays.copyOfRange(logarithms, since, logarithms.length);
    double[] differences =
        IntStream.range(1, current.length)
            .mapToDouble(i -> Math.abs(current[i] - current[i - 1]))
            .toArray();
    double typical = Median.withDefaults().evaluate(differences);
    return Optional.of(new BetweenRunVariation(PER_DIFFERENCE * typical, current.length));
  }
}
