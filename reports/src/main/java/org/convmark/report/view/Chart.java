package org.convmark.report.view;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Groups of horizontal marks on one axis.
 *
 * @param series what the marks of a group stand for
 * @param band what marks are held against; null, as JSON has it, if there is nothing
 */
public record Chart(Style style, Axis axis, List<Series> series, List<Group> groups, Band band)
    implements Drawing {

  /** The form of a mark. */
  public enum Style {
    /** A dot with whiskers. */
    DOTS,
    /** A bar, pale up to the mark's low end. */
    BARS
  }

  /** How the axis is divided. */
  public enum Scale {
    LINEAR,
    /** Linear, and close to the data instead of from zero. */
    CLOSE,
    LOG
  }

  /** The axis of values. */
  public record Axis(String title, Scale scale) {

    public Axis {
      title = Text.visible(title);
    }
  }

  /**
   * A colour and shape.
   *
   * @param tint which one of the palette, the same for the same thing in all charts of a report
   */
  public record Series(String name, int tint) {

    public Series {
      name = Text.visible(name);
    }
  }

  /** Marks under one heading. */
  public record Group(String title, List<Mark> marks) {

    public Group {
      title = Text.visible(title);
      marks = List.copyOf(marks);
    }
  }

  /** A line across all groups, and a range around it in which a difference does not matter. */
  public record Band(double at, double low, double high) {}

  public Chart {
    series = List.copyOf(series);
    groups = List.copyOf(groups);
  }

  /** A chart whose marks are held against nothing. */
  Chart(Style style, Axis axis, List<Series> series, List<Group> groups) {
    this(style, axis, series, groups, null);
  }

  Chart with(Band other) {
    return new Chart(style, axis, series, groups, other);
  }

  /** The axis that suits dots: logarithmic if they span more than a decade, and it says so. */
  static Axis axisFor(String title, List<Group> groups) {
    double[] ends =
        groups.stream()
            .flatMap(group -> group.marks().stream())
            .flatMapToDouble(Mark::ends)
            .toArray();
    double low = DoubleStream.of(ends).min().orElse(1);
    double high = DoubleStream.of(ends).max().orElse(1);
    return low > 0 && high > 10 * low
        ? new Axis(title + ", log scale", Scale.LOG)
        : new Axis(title, Scale.LINEAR);
  }
}
