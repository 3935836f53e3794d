package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.result.Cell;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.NetworkCost;

/**
 * A network with more multiply-accumulates and more parameters than another of its family is
 * faster. Forms of one network are not compared: they differ in operators rather than in size.
 */
final class BiggerIsFaster implements Analyser {

  private static final double MORE_MACS = 1.1;
  private static final double GAP = 1.05;

  /** The family is the name without its depth and version, such as {@code inception_resnet}. */
  private static final Pattern NAME = Pattern.compile("(([a-z][a-z_]*?)(_?v?[0-9]+)?)/.*");

  private static final String REMEDY =
      "see that both cells ran under the same conditions (clocks, load, other findings) and measure"
          + " them again in one run; if it stays, look for operators which the engine runs badly in"
          + " the smaller network";

  @Override
  public List<Finding> findings(Material material) {
    Map<List<Object>, List<TimedCell>> families = new LinkedHashMap<>();
    for (TimedCell each : material.cells()) {
      Matcher name = NAME.matcher(each.cell().model());
      if (name.matches() && each.interval().isPresent() && each.row().cost().isCounted()) {
        Cell cell = each.cell();
        families
            .computeIfAbsent(
                List.of(
                    name.group(2), cell.engine(), cell.device(), cell.workload(), cell.setting()),
                key -> new ArrayList<>())
            .add(each);
      }
    }
    List<Objection> all = new ArrayList<>();
    families.values().forEach(family -> all.addAll(objections(family)));
    return Objection.findings(FindingKind.BIGGER_IS_FASTER, all, REMEDY);
  }

  private static List<Objection> objections(List<TimedCell> family) {
    List<Objection> all = new ArrayList<>();
    for (TimedCell bigger : family) {
      family.stream()
          .filter(other -> isBigger(bigger, other) && isFaster(bigger, other))
          .max((a, b) -> Double.compare(a.mean(), b.mean()))
          .ifPresent(slowest -> all.add(objection(bigger, slowest)));
    }
    return all;
  }

  private static boolean isBigger(TimedCell one, TimedCell other) {
    NetworkCost big = one.row().cost();
    NetworkCost small = other.row().cost();
    return big.params() > small.params()
        && big.macs() > MORE_MACS * small.macs()
        && !network(one).equals(network(other));
  }

  private static String network(TimedCell cell) {
    return cell.cell().model().substring(0, cell.cell().model().indexOf('/'));
  }

  private static boolean isFaster(TimedCell one, TimedCell other) {
    return GAP * one.interval().orElseThrow().high() < other.interval().orElseThrow().low();
  }

  private static Objection objection(TimedCell bigger, TimedCell smaller) {
    return new Objection(
        Level.WARNING,
        bigger.cell(),
        smaller.mean() / bigger.mean(),
        Objection.text(
            "%.3f ms, and %s %.3f ms with %.1f times fewer multiply-accumulates, intervals apart",
            bigger.mean(),
            smaller.cell().id(),
            smaller.mean(),
            (double) bigger.row().cost().macs() / smaller.row().cost().macs()));
  }
}
