package org.convmark.report;

import java.util.Locale;
import org.convmark.report.view.Page;
import org.convmark.result.Run;

/**
 * What a writer renders.
 *
 * @param title heads the report; empty for the run's id
 */
public record Report(Run run, String title) {

  private static final int LONGEST_TITLE = 200;

  public Report {
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
    return new Report(run, "");
  }

  /** Everything that a report says of the run. */
  public Page page() {
    return Page.of(run).titled(title);
  }
}
