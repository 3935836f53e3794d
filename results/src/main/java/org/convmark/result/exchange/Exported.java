package org.convmark.result.exchange;

import com.fasterxml.jackson.databind.node.ContainerNode;
import java.util.Locale;
import org.convmark.result.Run;

/** Refuses what would be an empty file: the tool that reads it would take it for success. */
final class Exported {

  private Exported() {}

  static <T extends ContainerNode<T>> T some(Run run, T figures) {
    if (figures.isEmpty()) {
      throw nothing(run);
    }
    return figures;
  }

  static IllegalArgumentException nothing(Run run) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "run '%s': expected a cell that has the wanted metrics, found none; ask for others",
            run.id()));
  }
}
