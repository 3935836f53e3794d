package org.convmark.result.compare;

import java.util.List;

/** What came of comparing a series. */
public enum Verdict {
  /** Worse by more than the threshold, with the corrected test to show for it. */
  REGRESSED,
  /** Better by more than the threshold. */
  IMPROVED,
  /** Shown to differ by less than the threshold. */
  EQUIVALENT,
  /** Too few forks or too much spread to tell. */
  INCONCLUSIVE,
  /** As inconclusive, and more than a fifth of the forks never settled. */
  UNSTABLE,
  /** Only the later run has it. */
  NEW,
  /** Only the earlier run has it. */
  MISSING,
  /** It has no figures in the later run. */
  FAILED,
  /** Of another machine, another version of the suite, or another network. */
  NOT_COMPARABLE;

  /** From what stops a release to what nobody must look at. */
  public static final List<Verdict> WORST_FIRST =
      List.of(
          FAILED,
          MISSING,
          REGRESSED,
          UNSTABLE,
          NOT_COMPARABLE,
          INCONCLUSIVE,
          NEW,
          IMPROVED,
          EQUIVALENT);
}
