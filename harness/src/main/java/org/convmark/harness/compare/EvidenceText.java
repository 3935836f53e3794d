package org.convmark.harness.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Interval;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Comparison.Evidence;
import org.convmark.result.compare.Comparison.Forks;
import org.convmark.result.compare.Threshold;

/** The evidence of a comparison in figures as people read them. */
final class EvidenceText {

  private static final double LEAST_PLAIN_MEAN = 0.1;
  private static final int DIGITS = 4;
  private static final double PERCENT = 100;
  private static final double LEAST_PLAIN = 0.0001;

  private EvidenceText() {}

  /** Such as {@code 1.300 [1.281, 1.320]}: above 1 is worse. */
  static String ratio(Comparison comparison) {
    return comparison
        .evidence()
        .map(each -> each.change().ratio())
        .map(
            ratio ->
                figure(ratio.value()) + ratio.interval().map(EvidenceText::interval).orElse(""))
        .orElse("");
  }

  private static String interval(Interval interval) {
    return " [" + figure(interval.low()) + ", " + figure(interval.high()) + "]";
  }

  private static String figure(double ratio) {
    return String.format(Locale.ROOT, "%.3f", ratio);
  }

  /** Such as {@code 100.4 ms, then 130.5 ms} without the words. */
  static String mean(Forks forks) {
    double mean = forks.mean();
    return mean < LEAST_PLAIN_MEAN
        ? new BigDecimal(mean).round(new MathContext(DIGITS)).toPlainString()
        : String.format(Locale.ROOT, mean < 1 ? "%.4f" : mean < 1000 ? "%.2f" : "%.0f", mean);
  }

  /** In digits, or as a power of ten where it has too many zeros. */
  static String p(double p) {
    return String.format(Locale.ROOT, p == 0 || p >= LEAST_PLAIN ? "%.4f" : "%.1e", p);
  }

  /** Such as {@code 3 %}, with the reason if it is not the metric's own. */
  static String threshold(Threshold threshold) {
    String share = percent(threshold.share());
    return threshold.reason().isEmpty() ? share : share + ", " + threshold.reason();
  }

  private static String percent(double share) {
    String percent = String.format(Locale.ROOT, "%.3f", share * PERCENT);
    return percent.replaceAll("\\.?0+$", "") + " %";
  }

  /** All of it in one sentence; the remark alone where there are no tests. */
  static String sentence(Comparison comparison) {
    Optional<String> tests = comparison.evidence().map(each -> tests(comparison, each));
    String remark = comparison.remark();
    return tests.isEmpty() || remark.isEmpty() ? tests.orElse(remark) : tests.get() + "; " + remark;
  }

  private static String tests(Comparison comparison, Evidence evidence) {
    return String.format(
        Locale.ROOT,
        "ratio %s, %s then, %s %s now (%d and %d forks); p %s, q %s; threshold %s; changes from %s"
            + " would have shown%s",
        ratio(comparison),
        mean(evidence.base()),
        mean(evidence.later()),
        comparison.series().metric().unit(),
        evidence.base().count(),
        evidence.later().count(),
        p(comparison.p().orElseThrow()),
        p(evidence.q()),
        threshold(evidence.threshold()),
        percent(evidence.change().detectable() - 1),
        comparison
            .ranks()
            .map(
                ranks ->
                    String.format(
                        Locale.ROOT,
                        "; Cliff's delta %.2f, Mann-Whitney p %s",
                        ranks.cliffsDelta(),
                        p(ranks.p())))
            .orElse(""));
  }
}
