package org.convmark.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.report.chart.Canvas.Align;
import org.convmark.report.chart.Canvas.Ink;
import org.convmark.report.chart.Canvas.Lettering;
import org.convmark.report.chart.Canvas.Point;
import org.convmark.report.chart.Canvas.Weight;
import org.convmark.report.view.BubbleChart;
import org.convmark.report.view.BubbleChart.Bubble;
import org.convmark.report.view.BubbleChart.Stress;

/** Circles whose area is a third figure; those of the run have a ring and a name. */
final class BubblePlot implements Plot {

  private static final double HEIGHT = 460;
  private static final double AXIS = 44;
  private static final double ABOVE = 26;
  private static final double LEFT = 52;
  private static final double LARGEST = 34;
  private static final List<Double> MEASURES = List.of(5e6, 25e6, 100e6);

  private final BubbleChart chart;
  private final double largest;

  BubblePlot(BubbleChart chart) {
    this.chart = chart;
    this.largest = chart.bubbles().stream().mapToDouble(b -> b.at().get(2)).max().orElse(1);
  }

  /** A circle of the legend: a family, or an area to measure the others by. */
  private record Circle(String name, String letters, double radius, Ink ink) implements Key {

    @Override
    public void drawOn(Canvas canvas, Point centre) {
      canvas.circle(centre, radius, ink);
      canvas.words(centre, letters, BubblePlot.letters(8, Look.PAPER));
    }
  }

  @Override
  public List<Key> keys() {
    return chart.series().stream()
        .<Key>map(
            series ->
                new Circle(
                    series.name(), series.letters(), 8, Ink.filled(Look.tint(series.tint()))))
        .toList();
  }

  @Override
  public double height() {
    return ABOVE + HEIGHT + AXIS;
  }

  @Override
  public void drawOn(Canvas canvas, double top) {
    Scale across = scale(0, LEFT, Picture.WIDTH - Picture.MARGIN);
    Scale up = scale(1, top + ABOVE + HEIGHT, top + ABOVE);
    canvas.words(new Point(Picture.MARGIN, top + 8), chart.y().title(), Look.QUIET);
    Axes axes = new Axes(across, up);
    axes.drawGrid(canvas, across.ticks());
    axes.drawTitle(canvas, chart.x().title());
    drawMeasures(canvas, up);
    stressed(Stress.PLAIN).forEach(bubble -> draw(canvas, bubble, across, up));
    stressed(Stress.STRONG).forEach(bubble -> draw(canvas, bubble, across, up));
    drawNames(canvas, across, up);
  }

  private Scale scale(int place, double from, double to) {
    double low = chart.bubbles().stream().mapToDouble(b -> b.at().get(place)).min().orElse(1);
    double high = chart.bubbles().stream().mapToDouble(b -> b.at().get(place)).max().orElse(1);
    return new Scale(
        place == 0 ? chart.x().scale() : chart.y().scale(), low / 1.3, high * 1.3, from, to);
  }

  private Stream<Bubble> stressed(Stress stress) {
    return chart.bubbles().stream().filter(bubble -> bubble.stress() == stress);
  }

  private double radius(double area) {
    return LARGEST * Math.sqrt(area / largest);
  }

  /** Empty circles in the lower left corner, which small errors at low cost would have to reach. */
  private void drawMeasures(Canvas canvas, Scale up) {
    double x = LEFT + 12;
    for (double measure : MEASURES) {
      if (measure <= largest) {
        double size = radius(measure);
        Point centre = new Point(x + size, up.from() - 8 - size);
        canvas.circle(centre, size, Ink.drawn(Look.MUTED, 1));
        String text = (int) (measure / 1e6) + " M " + chart.area();
        canvas.words(centre.plus(size + 5, 0), text, Look.NOTE);
        x += 2 * size + Letters.width(text, Look.NOTE) + 18;
      }
    }
  }

  private void draw(Canvas canvas, Bubble bubble, Scale across, Scale up) {
    BubbleChart.Series series = chart.series().get(bubble.series());
    boolean strong = bubble.stress() == Stress.STRONG;
    double size = radius(bubble.at().get(2));
    Ink ink =
        strong
            ? new Ink(Look.tint(series.tint()), 0.92, Look.INK, 2)
            : new Ink(Look.tint(series.tint()), 0.42, Look.tint(series.tint()), 1);
    Point at = centre(bubble, across, up);
    canvas.circle(at, size, ink);
    canvas.words(
        at,
        series.letters(),
        letters(Math.max(8, Math.min(13, size * 0.9)), strong ? Look.PAPER : Look.INK));
  }

  private static Point centre(Bubble bubble, Scale across, Scale up) {
    return new Point(across.at(bubble.at().get(0)), up.at(bubble.at().get(1)));
  }

  private static Lettering letters(double size, String color) {
    return new Lettering(size, Weight.NORMAL, color, Align.MIDDLE);
  }

  /** The names that fit beside their circles without touching another name or measured circle. */
  private void drawNames(Canvas canvas, Scale across, Scale up) {
    List<Box> taken = new ArrayList<>();
    Box frame = new Box(across.from(), up.to(), across.to(), up.from());
    stressed(Stress.STRONG)
        .map(bubble -> Box.around(centre(bubble, across, up), radius(bubble.at().get(2))))
        .forEach(taken::add);
    for (Bubble bubble : chart.bubbles()) {
      if (!bubble.label().isBlank()) {
        String name = Letters.fitted(bubble.label(), frame.width() / 3, Look.HEADING);
        Point centre = centre(bubble, across, up);
        Box.beside(centre, radius(bubble.at().get(2)), Letters.width(name, Look.HEADING)).stream()
            .filter(frame::holds)
            .filter(box -> taken.stream().noneMatch(box::touches))
            .findFirst()
            .ifPresent(
                box -> {
                  taken.add(box);
                  canvas.words(box.middleLeft(), name, Look.HEADING);
                });
      }
    }
  }
}
