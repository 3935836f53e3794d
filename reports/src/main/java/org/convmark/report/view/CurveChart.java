package org.convmark.report.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;

/** Charts of curves, one for each network and workload. */
final class CurveChart {

  private CurveChart() {}

  /** One choice for each subject, in the order in which they come. */
  static Choice of(List<Curve> curves, Function<List<Curve>, LineChart> chart) {
    Map<String, List<Curve>> subjects =
        curves.stream()
            .collect(
                Collectors.groupingBy(
                    curve -> curve.line().subject(), LinkedHashMap::new, Collectors.toList()));
    return new Choice(
        "Network",
        subjects.entrySet().stream()
            .map(entry -> new Choice.Option(entry.getKey(), chart.apply(entry.getValue())))
            .toList());
  }

  /** A line for each curve, which is of an engine of its own. */
  static List<LineChart.Line> lines(
      RunIndex index,
      List<Curve> curves,
      Function<Measurement, List<Double>> point,
      Function<Measurement, String> label) {
    List<LineChart.Line> lines = new ArrayList<>();
    for (Curve curve : curves) {
      lines.add(
          new LineChart.Line(
              curve.line().engine(),
              tint(index, curve),
              LineChart.Style.BOTH,
              curve.points().stream().map(point).toList(),
              curve.points().stream().map(label).toList()));
    }
    return lines;
  }

  static int tint(RunIndex index, Curve curve) {
    return Tints.engine(index.engines().indexOf(curve.line().engine()));
  }

  /** Images per second over a number, with their interval. */
  static List<Double> throughput(double across, Measurement cell) {
    double images = cell.throughput().orElseThrow();
    return Figures.throughput(cell)
        .map((Interval ends) -> LineChart.point(across, images, ends.low(), ends.high()))
        .orElse(LineChart.point(across, images));
  }
}
