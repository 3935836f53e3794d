package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.convmark.report.buying.Configuration;
import org.convmark.report.buying.Device;
import org.convmark.report.buying.Front;
import org.convmark.report.buying.Slo;
import org.convmark.result.Estimate;
import org.convmark.result.Workload;

/** Cost against latency of every way to do a task, and the ways that no other beats in both. */
final class FrontChart {

  static final String ID = "buying-front-chart";

  private static final double DECADE = 10;

  private final Bidders bidders;
  private final List<Device> devices;
  private final List<String> precisions;

  FrontChart(Bidders bidders) {
    this.bidders = bidders;
    this.devices = bidders.market().devices();
    this.precisions = precisions(bidders);
  }

  /** In the order in which the runs have them. */
  static List<String> precisions(Bidders bidders) {
    return bidders.market().configurations().stream()
        .map(each -> each.cell().precision())
        .distinct()
        .toList();
  }

  /** One network and workload, at all precisions. */
  private record View(String model, Workload workload) {

    static View of(Configuration each) {
      return new View(each.cell().model(), each.cell().workload());
    }
  }

  Figure figure() {
    List<View> views =
        bidders.market().tasks().stream()
            .map(task -> new View(task.model(), task.workload()))
            .distinct()
            .toList();
    return new Figure(
        ID,
        "Cost against latency",
        "Lower and further left is better. Each mark is a timed cell; whiskers are the 95 %"
            + " interval of its throughput. The steps are what no other cell of that precision"
            + " beats in both. Cells without that percentile, and without a cost where others have"
            + " one, are not drawn. "
            + Slice.evidence(
                bidders.market().configurations().stream().map(Configuration::measurement).toList())
            + ".",
        new Choice(
            "Network and workload",
            views.stream()
                .map(
                    view ->
                        new Choice.Option(
                            view.model() + ", " + view.workload().word(), drawing(view)))
                .toList()));
  }

  private LineChart drawing(View view) {
    List<Configuration> ways =
        bidders.market().configurations().stream()
            .filter(each -> View.of(each).equals(view))
            .toList();
    Slo.Of of = bidders.latency(ways);
    boolean priced = ways.stream().anyMatch(each -> bidders.cost(each).isPresent());
    List<Configuration> drawn =
        ways.stream()
            .filter(each -> of.in(each.timing()).isPresent())
            .filter(each -> !priced || bidders.cost(each).isPresent())
            .toList();
    List<LineChart.Line> lines = new ArrayList<>();
    for (String precision : precisions) {
      addLines(lines, precision, of(drawn, precision), of);
    }
    return new LineChart(
        axis(of.word() + " in ms", drawn.stream().mapToDouble(each -> x(of, each)).toArray()),
        axis(
            priced
                ? bidders.file().currency() + " per million images"
                : "device hours per million images",
            drawn.stream().mapToDouble(this::y).toArray()),
        lines);
  }

  private static List<Configuration> of(List<Configuration> ways, String precision) {
    return ways.stream().filter(each -> each.cell().precision().equals(precision)).toList();
  }

  private void addLines(
      List<LineChart.Line> lines, String precision, List<Configuration> ways, Slo.Of of) {
    List<Configuration> front = Front.of(ways, each -> x(of, each), this::y);
    for (int i = 0; i < devices.size(); i++) {
      Device device = devices.get(i);
      List<Configuration> own = ways.stream().filter(each -> each.device().equals(device)).toList();
      if (!own.isEmpty()) {
        lines.add(
            new LineChart.Line(
                bidders.name(device) + ", " + precision,
                Tints.device(i * precisions.size() + precisions.indexOf(precision)),
                LineChart.Style.MARKS,
                own.stream().map(each -> point(of, each)).toList(),
                own.stream().map(each -> front.contains(each) ? label(each) : "").toList()));
      }
    }
    if (front.size() > 1) {
      lines.add(
          new LineChart.Line(
              "not beaten, " + precision,
              Tints.NEUTRAL,
              LineChart.Style.STEPS,
              front.stream().map(each -> LineChart.point(x(of, each), y(each))).toList()));
    }
  }

  private static String label(Configuration each) {
    return each.cell().engine() + ", batch " + each.cell().batch();
  }

  private static double x(Slo.Of of, Configuration each) {
    return of.in(each.timing()).orElseThrow();
  }

  /** The cost, or without prices the hours. */
  private double y(Configuration each) {
    return bidders.cost(each).map(Estimate::value).orElseGet(each::hoursPerMillion);
  }

  private List<Double> point(Slo.Of of, Configuration each) {
    return bidders
        .cost(each)
        .flatMap(Estimate::interval)
        .map(ends -> LineChart.point(x(of, each), y(each), ends.low(), ends.high()))
        .orElseGet(() -> LineChart.point(x(of, each), y(each)));
  }

  private static Chart.Axis axis(String title, double[] values) {
    OptionalDouble low = DoubleStream.of(values).min();
    OptionalDouble high = DoubleStream.of(values).max();
    return low.isPresent()
            && low.getAsDouble() > 0
            && high.getAsDouble() > DECADE * low.getAsDouble()
        ? new Chart.Axis(title + ", log scale", Chart.Scale.LOG)
        : new Chart.Axis(title, Chart.Scale.LINEAR);
  }
}
