package org.convmark.report.view;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.convmark.result.compare.Verdict;

/** How the verdicts of a comparison are shown and what they mean. */
final class ChangeLook {

  private ChangeLook() {}

  static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED, FAILED, MISSING -> Tone.BAD;
      case UNSTABLE, NOT_COMPARABLE -> Tone.WARNING;
      case IMPROVED -> Tone.GOOD;
      case INCONCLUSIVE, NEW, EQUIVALENT -> Tone.PLAIN;
    };
  }

  static Value value(Verdict verdict) {
    return new Value(verdict.name(), tone(verdict));
  }

  static String meaning(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> "worse by more than the threshold, and the corrected test shows it";
      case IMPROVED -> "better by more than the threshold, and the corrected test shows it";
      case EQUIVALENT -> "shown to differ by less than the threshold";
      case INCONCLUSIVE -> "too few forks or too much spread to tell";
      case UNSTABLE -> "inconclusive, and more than a fifth of the forks never settled";
      case NEW -> "only the later run has figures of the cell";
      case MISSING -> "only the base has the cell";
      case FAILED -> "the cell has no figures in the later run";
      case NOT_COMPARABLE -> "of another network, set-up, version of the suite or machine";
    };
  }

  /** The number of each verdict, worst first. */
  static String summary(Collection<Verdict> verdicts) {
    Map<Verdict, Long> counts =
        verdicts.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    return Verdict.WORST_FIRST.stream()
        .filter(counts::containsKey)
        .map(verdict -> Numbers.count(counts.get(verdict)) + " " + verdict)
        .collect(Collectors.joining(", "));
  }
}
