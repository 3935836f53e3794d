package org.convmark.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.convmark.report.chart.Canvas.Ink;
import org.convmark.report.chart.Canvas.Lettering;
import org.convmark.report.chart.Canvas.Point;
import org.convmark.report.view.BubbleChart;
import org.convmark.report.view.Chart;
import org.convmark.report.view.Choice;
import org.convmark.report.view.Drawing;
import org.convmark.report.view.EcdfChart;
import org.convmark.report.view.Figure;
import org.convmark.report.view.LineChart;
import org.convmark.report.view.SampleChart;

/**
 * A figure laid out: its title, what its marks mean, its legend and its plot, one under another.
 */
final class Picture {

  static final double WIDTH = 760;
  static final double MARGIN = 16;

  /** Of a line, since the fonts that stand in for Helvetica are wider. */
  private static final double ROOM = 0.85;

  private static final double LEADING = 1.35;
  private static final double KEY_HEIGHT = 20;
  private static final double GAP = 8;

  /** A line of words and how far below the upper edge its middle is. */
  private record Line(String text, double y, Lettering lettering) {}

  /** A key of the legend and where its mark is. */
  private record Place(Plot.Key key, Point at) {}

  private final Figure figure;
  private final Plot plot;
  private final List<Line> lines = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private double top = MARGIN;

  private Picture(Figure figure, Plot plot) {
    this.figure = figure;
    this.plot = plot;
    addLines(figure.title(), Look.TITLE);
    addLines(figure.note(), Look.NOTE);
    addKeys();
  }

  static Picture of(Figure figure) {
    return new Picture(figure, plot(figure.drawing()));
  }

  private static Plot plot(Drawing drawing) {
    if (drawing instanceof Chart chart) {
      return new MarksPlot(chart);
    }
    if (drawing instanceof LineChart lines) {
      return new LinePlot(lines);
    }
    if (drawing instanceof BubbleChart bubbles) {
      return new BubblePlot(bubbles);
    }
    if (drawing instanceof EcdfChart distributions) {
      return new LinePlot(EcdfChart.lines(distributions.cells().get(0)));
    }
    return drawing instanceof Choice choice
        ? plot(choice.options().get(0).drawing())
        : new SamplePlot(((SampleChart) drawing).cells().get(0));
  }

  private void addLines(String text, Lettering lettering) {
    double height = LEADING * lettering.size();
    for (String line : Letters.wrapped(text, ROOM * (WIDTH - 2 * MARGIN), lettering)) {
      lines.add(new Line(line, top + height / 2, lettering));
      top += height;
    }
    top += GAP / 2;
  }

  private void addKeys() {
    double x = MARGIN;
    for (Plot.Key key : plot.keys()) {
      double width = Math.min(widthOf(key), WIDTH - 2 * MARGIN);
      if (x > MARGIN && x + width > WIDTH - MARGIN) {
        x = MARGIN;
        top += KEY_HEIGHT;
      }
      places.add(new Place(key, new Point(x + GAP, top + KEY_HEIGHT / 2)));
      x += width;
    }
    top += KEY_HEIGHT + GAP;
  }

  private static double widthOf(Plot.Key key) {
    return Letters.width(key.name(), Look.TEXT) + 5 * GAP;
  }

  String title() {
    return figure.title();
  }

  String description() {
    return figure.note();
  }

  double height() {
    return top + plot.height() + MARGIN;
  }

  void drawOn(Canvas canvas) {
    canvas.area(
        List.of(
            new Point(0, 0),
            new Point(WIDTH, 0),
            new Point(WIDTH, height()),
            new Point(0, height())),
        Ink.filled(Look.PAPER));
    for (Line line : lines) {
      canvas.words(new Point(MARGIN, line.y()), line.text(), line.lettering());
    }
    for (Place place : places) {
      place.key().drawOn(canvas, place.at());
      String name = Letters.fitted(place.key().name(), WIDTH - 8 * GAP, Look.TEXT);
      canvas.words(place.at().plus(1.6 * GAP, 0), name, Look.TEXT);
    }
    plot.drawOn(canvas, top);
  }
}
