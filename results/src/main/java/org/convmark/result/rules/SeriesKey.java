package org.convmark.result.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convmark.result.Cell;
import org.convmark.result.compare.Series;

/** What of a series a pattern may speak of. */
enum SeriesKey {
  MODEL("model"),
  ENGINE("engine"),
  DEVICE("device"),
  WORKLOAD("workload"),
  BATCH("batch"),
  PRECISION("precision"),
  THREADS("threads"),
  METRIC("metric");

  private final String word;

  SeriesKey(String word) {
    this.word = word;
  }

  static Optional<SeriesKey> of(String word) {
    return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(key -> key.word).toList();
  }

  /** The series' own. */
  String in(Series series) {
    Cell cell = series.cell();
    return switch (this) {
      case MODEL -> cell.model();
      case ENGINE -> cell.engine();
      case DEVICE -> cell.device();
      case WORKLOAD -> cell.workload().word();
      case BATCH -> String.valueOf(cell.batch());
      case PRECISION -> cell.precision();
      case THREADS -> String.valueOf(cell.threads());
      case METRIC -> series.metric().word();
    };
  }
}
