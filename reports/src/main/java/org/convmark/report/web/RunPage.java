package org.convmark.report.web;

import java.util.List;

/**
 * The page of one run.
 *
 * @param files that it has, in the order in which they are documented
 */
public record RunPage(RunLine line, List<FileLine> files) {

  /**
   * A file that can be saved.
   *
   * @param bytes its size now
   */
  public record FileLine(String name, long bytes) {}

  public RunPage {
    files = List.copyOf(files);
  }
}
