package org.convmark.report;

import java.io.IOException;

/**
 * Renders a run in one format. Writers are found through {@link java.util.ServiceLoader}, have no
 * state, and give the same text for the same run in every locale.
 */
public interface ReportWriter {

  /** The word by which the format is asked for, such as {@code html}. */
  String name();

  /** The ending of its files, without the dot. */
  String extension();

  /** Appends the whole report. */
  void render(Report report, Appendable out) throws IOException;
}
