package org.convmark.report.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The page of all runs.
 *
 * @param query that the lines match; empty for all
 * @param lines newest first, those without a date last
 * @param found how many match; more than there are lines if these are cut
 * @param all how many runs there are
 */
public record RunList(String query, List<RunLine> lines, int found, int all) {

  private static final int MOST = 500;

  private static final Comparator<RunLine> NEWEST_FIRST =
      Comparator.comparing((RunLine line) -> line.startedAt().orElse(Instant.MIN))
          .reversed()
          .thenComparing(RunLine::id);

  public RunList {
    lines = List.copyOf(lines);
  }

  /** The runs that match a query. */
  public static RunList of(String query, List<RunLine> runs) {
    List<RunLine> found =
        runs.stream().filter(line -> line.matches(query)).sorted(NEWEST_FIRST).toList();
    return new RunList(
        query, found.subList(0, Math.min(MOST, found.size())), found.size(), runs.size());
  }

  /** How many there are, in a sentence. */
  public String summary() {
    if (all == 0) {
      return "There are no runs yet: measure some with convmark run.";
    }
    String shown =
        found == all
            ? String.format(Locale.ROOT, "%,d %s.", all, all == 1 ? "run" : "runs")
            : String.format(Locale.ROOT, "%,d of %,d runs.", found, all);
    return found > lines.size()
        ? shown + String.format(Locale.ROOT, " The newest %,d are listed; filter more.", MOST)
        : shown;
  }
}
