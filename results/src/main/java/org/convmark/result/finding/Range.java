package org.convmark.result.finding;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lowest and highest of a condition over the forks of a cell, such as {@code 1155..1980}. */
record Range(int low, int high) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");

  static Optional<Range> of(TimedCell cell, String condition) {
    Matcher text = TEXT.matcher(cell.setting(condition));
    return text.matches()
        ? Optional.of(new Range(Integer.parseInt(text.group(1)), Integer.parseInt(text.group(2))))
        : Optional.empty();
  }
}
