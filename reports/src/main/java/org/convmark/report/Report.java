package org.convmark.report;

import java.util.List;
import java.util.Locale;
import org.convmark.report.buying.Buying;
import org.convmark.report.view.Page;
import org.convmark.result.Run;
import org.convmark.result.history.TrackHistory;

/**
 * What a writer renders.
 *
 * @param runs at least one; what is said of each comes in this order
 * @param histories of the runs' cells; none if only the runs themselves are to tell it
 * @param title heads the report; empty for the run's id
 * @param buying what the reader pays, and needs
 */
public record Report(List<Run> runs, List<TrackHistory> histories, String title, Buying buying) {

  private static final int LONGEST_TITLE = 200;

  public Report {
    runs = List.copyOf(runs);
    histories = List.copyOf(histories);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("report: expected at least one run, found none");
    }
    if (title.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "report title: expected at most %d characters, found %d; shorten it",
              LONGEST_TITLE,
              title.length()));
    }
  }

  /** The report of a run under the run's own id. */
  public static Report of(Run run) {
    return of(List.of(run));
  }

  /** One report of several runs. */
  public static Report of(List<Run> runs) {
    return new Report(runs, List.of(), "", Buying.NONE);
  }

  /** The same under a title. */
  public Report titled(String words) {
    return new Report(runs, histories, words, buying);
  }

  /** The same with what became of the mean latency of cells over more runs than are reported. */
  public Report withHistory(List<TrackHistory> tracks) {
    return new Report(runs, tracks, title, buying);
  }

  /** The same with prices and a limit of latency. */
  public Report with(Buying other) {
    return new Report(runs, histories, title, other);
  }

  /** Everything that a report says of its runs. */
  public Page page() {
    return Page.of(runs, histories, buying).titled(title);
  }
}
