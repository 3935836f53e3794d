package org.convmark.result.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Words;

/** A format in which other tools read figures. */
public enum ExchangeFormat {
  /** What JMH 1.37 writes with {@code -rf json}. */
  JMH("jmh"),
  /** Bencher Metric Format. */
  BENCHER("bencher"),
  /** The custom input of github-action-benchmark. */
  GITHUB_ACTION_BENCHMARK("github-action-benchmark"),
  /** OpenMetrics 1.0 text, in the part of it that Prometheus's text format shares. */
  OPENMETRICS("openmetrics");

  private final String word;

  ExchangeFormat(String word) {
    this.word = word;
  }

  /** The words of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(format -> format.word).toList();
  }

  /** The format of that word; another word is an {@link IllegalArgumentException}. */
  public static ExchangeFormat of(String word) {
    return Words.meaning("--to", word, List.of(values()), format -> format.word);
  }

  /**
   * The figures of a run; cells without figures are left out.
   *
   * @param quantities of each cell that are wanted; none for those that the format is made for
   * @throws IllegalArgumentException if there is none of them in the run
   */
  public String text(Run run, List<Quantity> quantities) {
    if (run.measurements().stream().noneMatch(Measurement::isOk)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "run '%s': expected at least one cell with figures, found none; measure it first",
              run.id()));
    }
    return switch (this) {
      case JMH -> JmhJson.text(run, quantities);
      case BENCHER -> BencherJson.text(run, quantities);
      case GITHUB_ACTION_BENCHMARK -> GithubActionJson.text(run, quantities);
      case OPENMETRICS -> OpenMetricsText.text(run, quantities);
    };
  }
}
