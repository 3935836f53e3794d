package org.convmark.result.finding;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.Finding;
import org.convmark.result.FindingKind;

/**
 * What an analyser has against one cell. Those of a level become one finding, so that a noisy
 * machine does not bury all else under a finding for each cell.
 *
 * @param size by which the worst is chosen
 * @param figures what was found, without the cell's name
 */
record Objection(Finding.Level level, Cell cell, double size, String figures) {

  /** One finding for each level. */
  static List<Finding> findings(FindingKind kind, List<Objection> all, String remedy) {
    return Stream.of(Finding.Level.values())
        .map(level -> all.stream().filter(each -> each.level() == level).toList())
        .filter(some -> !some.isEmpty())
        .map(
            some ->
                new Finding(
                    some.get(0).level(),
                    kind,
                    some.stream().map(each -> each.cell().id()).toList(),
                    found(some),
                    remedy))
        .toList();
  }

  private static String found(List<Objection> some) {
    Objection worst = some.stream().max(Comparator.comparingDouble(Objection::size)).orElseThrow();
    String one = worst.cell().id() + ": " + worst.figures();
    return some.size() == 1 ? one : text("%d cells; the worst is %s", some.size(), one);
  }

  /** As in every locale. */
  @FormatMethod
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
