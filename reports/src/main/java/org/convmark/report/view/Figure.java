package org.convmark.report.view;

/**
 * A chart with the words that it needs.
 *
 * @param id unique in the report, safe as an anchor
 * @param note what the marks mean, and on how much evidence they rest
 */
public record Figure(String id, String title, String note, Drawing drawing) implements Block {

  public Figure {
    title = Text.visible(title);
    note = Text.visible(note);
  }
}
