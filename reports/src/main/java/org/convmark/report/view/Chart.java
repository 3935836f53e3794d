package org.convmark.report.view;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Groups of horizontal marks on one axis.
 *
 * @param series what the marks of a group stand for
 */
public record Chart(Style style, Axis axis, List<Series> series, List<Group> groups)
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
    LOG
  }

  /** The axis of values. */
  public record Axis(String title, Scale scale) {}

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

  public Chart {
    series = List.copyOf(series);
    groups = List.copyOf(groups);
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
