package org.convmark.result;

import java.util.Locale;

/**
 * A documented statement about a network, and what counting gave.
 *
 * @param id unique in its ledger, such as {@code D2-030}
 */
public record ClaimFact(String id, Source source, Statement statement, Check check) {

  /**
   * Who says so.
   *
   * @param document such as {@code arXiv:1409.4842} or the name of a file
   * @param title the document's own; may be empty
   * @param line where in the document, such as {@code 45-46} or {@code Table 1, row 4c}; may be
   *     empty
   */
  public record Source(String document, String title, String line) {}

  /**
   * What is said.
   *
   * @param model the full {@code architecture/variant}; empty if it is about none in particular
   * @param kind what sort of figure, such as {@code params}
   * @param target the part of the network; empty if it is about the whole
   * @param quoted the words of the document
   * @param tolerance how far off still agrees, such as {@code exact} or {@code 5%}
   */
  public record Statement(
      String model, String kind, String target, String quoted, String tolerance) {}

  /**
   * What came of it.
   *
   * @param measured empty if nothing could be counted
   * @param why one sentence; may be empty
   */
  public record Check(Verdict verdict, String measured, String why) {

    public Check {
      if (verdict == Verdict.NEEDS_DATA && !measured.isEmpty()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "check: expected no measured value beside %s, found '%s'",
                verdict,
                measured));
      }
    }
  }

  /** Whether the statement holds. */
  public enum Verdict {
    CONFIRMED,
    CONTRADICTED,
    /** Counting cannot tell: it takes weights, images or a run. */
    NEEDS_DATA
  }
}
