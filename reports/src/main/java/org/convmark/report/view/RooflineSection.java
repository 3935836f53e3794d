package org.convmark.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.convmark.result.Ceiling;
import org.convmark.result.Measurement;
import org.convmark.result.Workload;

/** How much of what the machine attains at most the networks attain. */
final class RooflineSection {

  private static final String ID = "roofline";
  private static final String TITLE = "Arithmetic against memory";

  private final RunIndex index;

  private RooflineSection(RunIndex index) {
    this.index = index;
  }

  static Section of(RunIndex index) {
    return new RooflineSection(index).section();
  }

  private Section section() {
    List<Measurement> cells =
        index.ok().stream()
            .filter(cell -> cell.cell().workload() == Workload.FORWARD)
            .filter(cell -> cell.achievedGmacs().isPresent() && Roof.intensity(cell) > 0)
            .toList();
    if (cells.isEmpty()) {
      return Section.empty(ID, TITLE, "No forward cell of a counted network was timed.");
    }
    List<Roof> roofs =
        cells.stream()
            .map(Roof.Where::of)
            .distinct()
            .map(where -> Roof.of(index.run().evidence().ceilings(), where))
            .toList();
    List<Figure> figures = new ArrayList<>();
    for (Roof roof : roofs) {
      figures.add(figure(roof, under(cells, roof), figures.size()));
    }
    return new Section(
        ID,
        TITLE,
        lead(roofs),
        Figure.gathered("roofline-chart", "Achieved arithmetic against intensity", figures),
        tables(cells, roofs));
  }

  private static List<Measurement> under(List<Measurement> cells, Roof roof) {
    return cells.stream().filter(cell -> Roof.Where.of(cell).equals(roof.where())).toList();
  }

  private static List<String> lead(List<Roof> roofs) {
    String what =
        "Intensity is counted: multiply-accumulates of the forward pass over the bytes of weights,"
            + " read once a call, and of the outputs of convolutions and linear layers, written once"
            + " and read once. Engines that keep results in a cache move fewer bytes and may lie"
            + " above the sloped line.";
    return roofs.stream().allMatch(Roof::isComplete)
        ? List.of(
            what,
            "The lines are what an engine attains on this machine with a chain of matrix products"
                + " and with a stream through memory, measured with the run; they are not the data"
                + " sheet's. A network of larger windows may beat the first, since engines know"
                + " shorter ways for those.")
        : List.of(
            what,
            "The run did not measure what the machine attains at most, so that no line bounds the"
                + " marks: it is older, or its plan says ceilings: false, or the calibration"
                + " failed, which its log tells.");
  }

  private Figure figure(Roof roof, List<Measurement> cells, int number) {
    return new Figure(
        "roofline-chart-" + number,
        "Achieved arithmetic against intensity: " + roof.where().label(),
        "GMAC/s, counted work over mean latency; higher is better. Whiskers are the 95 % interval"
            + " of latency, turned over. "
            + Slice.evidence(cells)
            + ".",
        new LineChart(
            new Chart.Axis("multiply-accumulates per byte, log scale", Chart.Scale.LOG),
            new Chart.Axis("GMAC/s, log scale", Chart.Scale.LOG),
            Stream.concat(roofLines(roof, cells).stream(), engines(cells)).toList()));
  }

  private static List<LineChart.Line> roofLines(Roof roof, List<Measurement> cells) {
    if (!roof.isComplete()) {
      return List.of();
    }
    double ridge = roof.ridge();
    DoubleStream intensities = cells.stream().mapToDouble(Roof::intensity);
    var range = DoubleStream.concat(intensities, DoubleStream.of(ridge)).summaryStatistics();
    double from = range.getMin() / 1.5;
    double to = range.getMax() * 1.5;
    return List.of(
        new LineChart.Line(
            "memory " + Numbers.figure(roof.bandwidth().orElseThrow().rate().value()) + " GB/s",
            Tints.ordered(0),
            LineChart.Style.LINE,
            List.of(LineChart.point(from, roof.at(from)), LineChart.point(ridge, roof.at(ridge)))),
        new LineChart.Line(
            "arithmetic " + Numbers.figure(roof.compute().orElseThrow().rate().value()) + " GMAC/s",
            Tints.ordered(1),
            LineChart.Style.DASHED,
            List.of(LineChart.point(ridge, roof.at(ridge)), LineChart.point(to, roof.at(to)))));
  }

  private Stream<LineChart.Line> engines(List<Measurement> cells) {
    Map<String, String> labels = labels(cells);
    return index.engines().stream()
        .map(engine -> marks(engine, cells, labels))
        .filter(line -> !line.points().isEmpty());
  }

  private LineChart.Line marks(String engine, List<Measurement> cells, Map<String, String> labels) {
    List<Measurement> own =
        cells.stream().filter(cell -> cell.cell().engine().equals(engine)).toList();
    return new LineChart.Line(
        engine,
        Tints.engine(index.engines().indexOf(engine)),
        LineChart.Style.MARKS,
        own.stream().map(RooflineSection::point).toList(),
        own.stream().map(cell -> labels.getOrDefault(cell.cell().id(), "")).toList());
  }

  private static List<Double> point(Measurement cell) {
    double gmacs = cell.achievedGmacs().orElseThrow();
    double work = gmacs * Figures.mean(cell).value();
    return Figures.mean(cell)
        .interval()
        .filter(ends -> ends.low() > 0)
        .map(
            ends ->
                LineChart.point(Roof.intensity(cell), gmacs, work / ends.high(), work / ends.low()))
        .orElse(LineChart.point(Roof.intensity(cell), gmacs));
  }

  /** The name stands at the highest mark of a network and batch, so that it is there once. */
  private static Map<String, String> labels(List<Measurement> cells) {
    boolean batches = cells.stream().map(each -> each.cell().batch()).distinct().count() > 1;
    Map<String, Measurement> highest = new LinkedHashMap<>();
    cells.forEach(
        cell ->
            highest.merge(
                cell.cell().model() + " " + cell.cell().batch(), cell, RooflineSection::higher));
    Map<String, String> labels = new HashMap<>();
    highest
        .values()
        .forEach(
            cell ->
                labels.put(
                    cell.cell().id(),
                    cell.cell().model().split("/", 2)[0]
                        + (batches ? " \u00d7" + cell.cell().batch() : "")));
    return labels;
  }

  private static Measurement higher(Measurement one, Measurement other) {
    return one.achievedGmacs().orElseThrow() >= other.achievedGmacs().orElseThrow() ? one : other;
  }

  private List<Table> tables(List<Measurement> cells, List<Roof> roofs) {
    List<Ceiling> ceilings = index.run().evidence().ceilings();
    List<Table> tables = new ArrayList<>();
    if (!ceilings.isEmpty()) {
      tables.add(ceilings(ceilings));
    }
    tables.add(cells(cells, roofs));
    return tables;
  }

  private static Table ceilings(List<Ceiling> ceilings) {
    return new Table(
        "ceilings-table",
        "What the machine attains at most",
        List.of("In brackets the 95 % interval over forks, where there is one."),
        List.of(
            Column.name("Bound"),
            Column.text("Conditions"),
            Column.number("Rate"),
            Column.text("Unit"),
            Column.text("Measured with"),
            Column.number("Forks")),
        ceilings.stream().map(RooflineSection::ceiling).toList());
  }

  private static List<Value> ceiling(Ceiling ceiling) {
    boolean compute = ceiling.kind() == Ceiling.Kind.COMPUTE;
    return List.of(
        Value.of(compute ? "arithmetic" : "memory"),
        Value.of(new Roof.Where(ceiling.device(), ceiling.precision(), ceiling.threads()).label()),
        Value.of(Roof.printed(ceiling)),
        Value.of(compute ? "GMAC/s" : "GB/s"),
        Value.of(ceiling.engine()),
        Value.of(Numbers.count(ceiling.forks())));
  }

  private Table cells(List<Measurement> cells, List<Roof> roofs) {
    CellColumns names = new CellColumns(index);
    return new Table(
        "roofline-table",
        names.caption("Achieved arithmetic of every forward cell"),
        List.of(
            "Attainable is the lower of the two lines at the network's intensity. Bound by names"
                + " that line."),
        names.with(
            Column.number("Intensity", "MAC/byte"),
            Column.number("Achieved", "GMAC/s"),
            Column.number("Attainable", "GMAC/s"),
            Column.number("Share"),
            Column.text("Bound by")),
        cells.stream()
            .sorted(Comparator.comparingDouble(Roof::intensity))
            .map(cell -> row(names, cell, roofs))
            .toList());
  }

  private static List<Value> row(CellColumns names, Measurement cell, List<Roof> roofs) {
    Optional<Roof> roof =
        roofs.stream()
            .filter(each -> each.where().equals(Roof.Where.of(cell)))
            .filter(Roof::isComplete)
            .findFirst();
    double intensity = Roof.intensity(cell);
    double achieved = cell.achievedGmacs().orElseThrow();
    Value unknown = Value.missing("not measured");
    return names.row(
        cell.cell(),
        Value.of(intensity),
        Value.of(achieved),
        roof.map(each -> Value.of(each.at(intensity))).orElse(unknown),
        roof.map(each -> Value.of(Numbers.percent(achieved / each.at(intensity))))
            .orElse(Value.NONE),
        roof.map(each -> Value.of(intensity < each.ridge() ? "memory" : "arithmetic"))
            .orElse(Value.NONE));
  }
}
