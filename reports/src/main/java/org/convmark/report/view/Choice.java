package org.convmark.report.view;

import java.util.List;

/**
 * Drawings of the same kind of which a reader sees one at a time.
 *
 * @param what there is to choose, such as {@code Network}
 */
public record Choice(String what, List<Option> options) implements Drawing {

  /** One of the drawings; none of them is a choice in turn. */
  public record Option(String name, Drawing drawing) {

    public Option {
      name = Text.visible(name);
      if (drawing instanceof Choice) {
        throw new IllegalArgumentException("choice: expected a chart, found another choice");
      }
    }
  }

  public Choice {
    options = List.copyOf(options);
  }
}
