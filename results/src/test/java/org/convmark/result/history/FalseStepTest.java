package org.convmark.result.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convmark.result.history.ChangePoint.Certainty;
import org.junit.jupiter.api.Test;

/** How often steps are called in series that have none, and found in series that have one. */
class FalseStepTest {

  private static final int SERIES = 2000;
  private static final int POINTS = 100;
  private static final double THRESHOLD = 0.03;

  /** Noise of a unit standard deviation, but for the third, whose points follow one another. */
  private enum Noise {
    NORMAL("normal"),
    SKEWED("skewed (log-normal)"),
    FOLLOWING("each point follows the last (0.3)");

    private final String words;

    Noise(String words) {
      this.words = words;
    }

    double next(SplittableRandom random, double last) {
      return switch (this) {
        case NORMAL -> random.nextGaussian();
        case SKEWED -> (Math.exp(0.6 * random.nextGaussian()) - 1.197) / 0.787;
        case FOLLOWING -> 0.3 * last + Math.sqrt(1 - 0.09) * random.nextGaussian();
      };
    }
  }

  private static double[] series(Noise noise, double spread, double step, SplittableRandom random) {
    double[] series = new double[POINTS];
    double last = 0;
    for (int i = 0; i < POINTS; i++) {
      last = noise.next(random, last);
      series[i] = spread * last + (i < POINTS / 2 ? 0 : step);
    }
    return series;
  }

  /** The share of series, in percent, of which {@code seen} counts at least one. */
  private static double percent(
      Noise noise, double spread, double step, ToIntFunction<List<ChangePoint>> seen) {
    SplittableRandom random = new SplittableRandom(2026);
    long hits =
        IntStream.range(0, SERIES)
            .filter(
                i ->
                    seen.applyAsInt(
                            ChangePoints.find(series(noise, spread, step, random), THRESHOLD))
                        > 0)
            .count();
    return 100.0 * hits / SERIES;
  }

  private static int alerts(List<ChangePoint> found) {
    return (int) found.stream().filter(each -> each.certainty() == Certainty.ALERT).count();
  }

  private static int near(List<ChangePoint> found) {
    return (int)
        found.stream()
            .filter(each -> each.certainty() == Certainty.ALERT)
            .filter(each -> Math.abs(each.index() - POINTS / 2) <= 2)
            .count();
  }

  private static String row(Noise noise, double spread) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f %% | %.1f %% | %.1f %% | %.0f %% | %.0f %% |",
        noise.words,
        100 * spread,
        percent(noise, spread, 0, FalseStepTest::alerts),
        percent(noise, spread, 0, List::size),
        percent(noise, spread, Math.log(1.05), FalseStepTest::near),
        percent(noise, spread, Math.log(1.10), FalseStepTest::near));
  }

  @Test
  void theDocumentedRatesAreThoseMeasured() throws IOException {
    String table =
        IntStream.of(1, 2, 5)
            .boxed()
            .flatMap(percent -> List.of(Noise.values()).stream().map(n -> row(n, percent / 100.0)))
            .collect(Collectors.joining("\n"));
    Path root = Path.of(System.getProperty("convmark.root", ".."));
    assertThat(Files.readString(root.resolve("docs/history.md"))).contains(table);
  }

  @Test
  void seriesThatDoNotChangeAreQuiet() {
    assertThat(percent(Noise.NORMAL, 0.01, 0, List::size)).isLessThan(0.5);
    assertThat(percent(Noise.NORMAL, 0.05, 0, FalseStepTest::alerts)).isLessThan(4);
  }
}
