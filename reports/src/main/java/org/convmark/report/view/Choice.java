package org.convmark.report.view;

import java.util.List;

/**
 * Drawings of the same kind of which a reader sees one at a time.
 *
 * @param what there is to choose, such as {@code Network}
 */
public record Choice(String what, List<Option> options) implements Drawing {

  /**
   * One of the drawings; none of them is a choice in turn.
   *
   * @param note what is to be known of it beside the figure's own note; may be empty
   */
  public record Option(String name, String note, Drawing drawing) {

    /** A drawing of which the figure says everything. */
    Option(String name, Drawing drawing) {
      this(name, "", drawing);
    }

    public Option {
      name = Text.visible(name);
      note = Text.visible(note);
      if (drawing instanceof Choice) {
        throw new IllegalArgumentException("choice: expected a chart, found another choice");
      }
    }
  }

  public Choice {
    options = List.copyOf(options);
  }
}
