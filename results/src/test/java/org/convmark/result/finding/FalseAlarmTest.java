package org.convmark.result.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.junit.jupiter.api.Test;

/**
 * Runs with nothing to find: 200 cells, 40 networks of two families at 5 batches, whose times are
 * proportional to their size. Forks and iterations differ at random, and by nothing else.
 */
class FalseAlarmTest {

  private static final int RUNS = 50;
  private static final Set<FindingKind> STATISTICAL =
      EnumSet.of(
          FindingKind.TIME_DOES_NOT_GROW,
          FindingKind.BIGGER_IS_FASTER,
          FindingKind.THROUGHPUT_FALLS,
          FindingKind.DRIFT,
          FindingKind.SPREAD_BETWEEN_FORKS,
          FindingKind.SPREAD_WITHIN_FORKS,
          FindingKind.SEVERE_OUTLIERS);

  /** Standard deviations of the logarithm between forks and within them are alike. */
  private record Noise(double spread, int forks) {}

  @Test
  void aQuietMachineGivesNoFindingAtAll() {
    assertThat(alarms(new Noise(0.01, 5))).isEmpty();
  }

  @Test
  void aNoisyMachineGivesHintsAndNoWarnings() {
    List<Finding> alarms = alarms(new Noise(0.03, 5));
    assertThat(alarms).extracting(Finding::kind).contains(FindingKind.SPREAD_BETWEEN_FORKS);
    assertThat(alarms).extracting(Finding::level).containsOnly(Level.HINT);
  }

  @Test
  void driftIsSeenWhereThereIsNoneInAtMostOneRunOfTen() {
    List<Finding> alarms = alarms(new Noise(0.02, 10));
    assertThat(alarms).extracting(Finding::level).containsOnly(Level.HINT);
    assertThat(Sketch.of(FindingKind.DRIFT, alarms)).hasSizeLessThanOrEqualTo(RUNS / 10);
  }

  private static List<Finding> alarms(Noise noise) {
    List<Finding> all = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      SplittableRandom random = new SplittableRandom(20261122L + run);
      Sketch[] cells =
          IntStream.range(0, 200)
              .mapToObj(cell -> drawn(cell, noise, random))
              .toArray(Sketch[]::new);
      all.addAll(Sketch.findings(Map.of(), cells));
    }
    assertThat(all).extracting(Finding::kind).isSubsetOf(STATISTICAL);
    return all;
  }

  private static Sketch drawn(int cell, Noise noise, SplittableRandom random) {
    int network = cell / 5;
    int batch = 1 << (cell % 5);
    int size = 100 + 20 * (network / 2);
    double ms = 0.2 * size * batch;
    double[][] forks = new double[noise.forks()][10];
    for (double[] fork : forks) {
      double level = ms * Math.exp(noise.spread() * random.nextGaussian());
      for (int i = 0; i < fork.length; i++) {
        fork[i] = level * Math.exp(noise.spread() * random.nextGaussian());
      }
    }
    String family = network % 2 == 0 ? "even" : "odd";
    return Sketch.of(family + network + "/plain").size(size).batch(batch).forks(forks);
  }
}
