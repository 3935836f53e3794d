package org.convmark.report.view;

/** A name and its value at the head of a report. */
public record Fact(String name, String value) {

  public Fact {
    name = Text.visible(name);
    value = Text.visible(value);
  }
}
