package org.convmark.report.view;

import java.util.List;

/**
 * Circles of different area on two axes.
 *
 * @param area what the area stands for
 * @param series what the circles are of
 */
public record BubbleChart(
    Chart.Axis x, Chart.Axis y, String area, List<Series> series, List<Bubble> bubbles)
    implements Drawing {

  /**
   * Circles of one colour.
   *
   * @param letters stand in each circle
   */
  public record Series(String name, String letters, int tint) {}

  /** How much a circle stands out. */
  public enum Stress {
    PLAIN,
    STRONG
  }

  /**
   * One circle.
   *
   * @param series index into the chart's series
   * @param at place on the x axis, on the y axis, and area
   * @param label stands beside it; may be empty
   * @param tip lines to show when pointed at
   */
  public record Bubble(int series, Stress stress, List<Double> at, String label, List<String> tip) {

    public Bubble {
      at = List.copyOf(at);
      label = Text.visible(label);
      tip = tip.stream().map(Text::visible).toList();
    }
  }

  public BubbleChart {
    series = List.copyOf(series);
    bubbles = List.copyOf(bubbles);
  }
}
