package org.convmark.report.view;

/**
 * A column of a table.
 *
 * @param unit empty if it has none
 */
public record Column(String title, String unit, Kind kind) {

  public Column {
    title = Text.visible(title);
    unit = Text.visible(unit);
  }

  /** How its values are set. */
  public enum Kind {
    NAME,
    NUMBER,
    TEXT
  }

  static Column name(String title) {
    return new Column(title, "", Kind.NAME);
  }

  static Column text(String title) {
    return new Column(title, "", Kind.TEXT);
  }

  static Column number(String title, String unit) {
    return new Column(title, unit, Kind.NUMBER);
  }

  static Column number(String title) {
    return number(title, "");
  }
}
