package org.convmark.result.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/**
 * A batch that is many times larger takes as long: the call may end before its work does. On a GPU
 * a small batch leaves most of the device idle, so only far larger ones count there.
 */
final class TimeDoesNotGrow implements Analyser {

  private static final double FLAT = 1.1;
  private static final int CPU_WARNING = 2;
  private static final int CPU_ERROR = 16;
  private static final int GPU_HINT = 8;
  private static final int GPU_WARNING = 32;

  private static final String REMEDY =
      "run 'convmark doctor --check-growth', which proves when each engine's calls end; if it"
          + " passes, measure both cells again with more forks";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all = new ArrayList<>();
    for (List<TimedCell> series : Batches.of(material)) {
      IntStream.range(1, series.size())
          .mapToObj(i -> objection(series.get(0), series.get(i)))
          .forEach(all::addAll);
    }
    return Objection.findings(FindingKind.TIME_DOES_NOT_GROW, all, REMEDY);
  }

  private static List<Objection> objection(TimedCell least, TimedCell larger) {
    int times = larger.cell().batch() / Math.max(1, least.cell().batch());
    Optional<Level> level = level(larger, times);
    double most = FLAT * least.interval().orElseThrow().low();
    if (level.isEmpty() || larger.interval().orElseThrow().high() >= most) {
      return List.of();
    }
    return List.of(
        new Objection(
            level.get(),
            larger.cell(),
            times,
            Objection.text(
                "batch %d takes %.3f ms, batch %d %.3f ms",
                larger.cell().batch(), larger.mean(), least.cell().batch(), least.mean())));
  }

  private static Optional<Level> level(TimedCell cell, int times) {
    int warning = cell.onCpu() ? CPU_WARNING : GPU_WARNING;
    if (cell.onCpu() && times >= CPU_ERROR) {
      return Optional.of(Level.ERROR);
    }
    if (times >= warning) {
      return Optional.of(Level.WARNING);
    }
    return times >= GPU_HINT ? Optional.of(Level.HINT) : Optional.empty();
  }
}
