package org.convmark.result.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convmark.result.finding.Sketch.findings;
import static org.convmark.result.finding.Sketch.iterations;
import static org.convmark.result.finding.Sketch.plain;
import static org.convmark.result.finding.Sketch.steady;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;

class AnalysersTest {

  private static final String GPU = "cuda:0";

  @Test
  void aPlainCellIsWithoutFindings() {
    assertThat(findings(plain().held(400))).isEmpty();
  }

  @Test
  void aRunOfNothingIsWithoutFindings() {
    Run empty = new Run("e", new Environment(Map.of()), Documentation.NONE, List.of(), List.of());
    assertThat(Analysers.findings(empty)).isEmpty();
  }

  @Test
  void aBiggerNetworkOfTheFamilyThatIsFasterIsFoundOnlyIfIntervalsAreWellApart() {
    Sketch small = Sketch.of("resnet18/a").size(100).ms(20);
    only(
        FindingKind.BIGGER_IS_FASTER,
        Level.WARNING,
        findings(small, Sketch.of("resnet50/a").size(200).ms(15)));
    assertThat(findings(small, Sketch.of("resnet50/a").size(200).ms(19.5))).isEmpty();
    assertThat(findings(small, Sketch.of("vgg16/a").size(200).ms(15))).as("family").isEmpty();
    assertThat(findings(small, Sketch.of("resnet50/a").size(105).ms(15))).as("size").isEmpty();
    assertThat(findings(small, Sketch.of("resnet18/b").size(200).ms(15))).as("form").isEmpty();
    assertThat(findings(small, Sketch.of("resnet50/a").size(200).ms(15).engine("other")))
        .as("engine")
        .isEmpty();
  }

  @Test
  void familiesAreTheNamesWithoutDepthAndVersion() {
    Sketch v3 = Sketch.of("inception_v3/a").size(100).ms(20);
    assertThat(findings(v3, Sketch.of("inception_v4/a").size(200).ms(15))).hasSize(1);
    assertThat(findings(v3, Sketch.of("inception_resnet_v2/a").size(200).ms(15))).isEmpty();
  }

  @Test
  void throughputThatFallsWithTheBatchIsAHintAndAWarningIfItFallsFar() {
    Sketch four = plain().batch(4).ms(40);
    assertThat(findings(four, plain().batch(8).ms(83))).as("4 %").isEmpty();
    only(FindingKind.THROUGHPUT_FALLS, Level.HINT, findings(four, plain().batch(8).ms(90)));
    only(FindingKind.THROUGHPUT_FALLS, Level.WARNING, findings(four, plain().batch(8).ms(120)));
  }

  @Test
  void timeThatDoesNotGrowWithTheBatchIsAnErrorOnProcessors() {
    Sketch one = plain().ms(20);
    only(FindingKind.TIME_DOES_NOT_GROW, Level.ERROR, findings(one, plain().batch(16).ms(21)));
    only(FindingKind.TIME_DOES_NOT_GROW, Level.WARNING, findings(one, plain().batch(2).ms(21)));
    assertThat(findings(one, plain().batch(2).ms(23))).isEmpty();
  }

  @Test
  void timeThatDoesNotGrowOnAGpuIsNoFindingForSmallBatches() {
    Sketch one = plain().device(GPU).ms(20);
    assertThat(findings(one, plain().device(GPU).batch(4).ms(20))).isEmpty();
    only(
        FindingKind.TIME_DOES_NOT_GROW,
        Level.WARNING,
        findings(one, plain().device(GPU).batch(32).ms(20)));
  }

  @Test
  void forksThatLieApartAreFoundByTheClassOfTheirLatency() {
    FindingKind kind = FindingKind.SPREAD_BETWEEN_FORKS;
    only(kind, Level.HINT, findings(plain().forks(levels(20, 1, 1.05, 0.95, 1.02, 0.98))));
    assertThat(findings(plain().forks(levels(20, 1, 1.02, 0.98, 1.01, 0.99)))).isEmpty();
    assertThat(findings(plain().forks(levels(0.2, 1, 1.05, 0.95, 1.02, 0.98)))).isEmpty();
    only(kind, Level.WARNING, findings(plain().forks(levels(20, 1, 1.2, 0.8, 1.1, 0.9))));
  }

  @Test
  void iterationsThatLieApartAreAHint() {
    only(FindingKind.SPREAD_WITHIN_FORKS, Level.HINT, findings(plain().forks(wide(0.08))));
    assertThat(findings(plain().forks(wide(0.04)))).isEmpty();
  }

  @Test
  void unsteadyForksAreFoundAboveAFifth() {
    only(FindingKind.UNSTEADY_FORKS, Level.WARNING, findings(plain().unsteady(2)));
    assertThat(findings(plain().unsteady(1))).isEmpty();
    only(
        FindingKind.UNSTEADY_FORKS,
        Level.HINT,
        findings(plain().forks(iterations(20)).unsteady(1)));
  }

  @Test
  void aTargetThatWasMissedIsAHintAndAWarningIfItWasMissedByFar() {
    assertThat(findings(plain().target(0.3))).isEmpty();
    only(FindingKind.TARGET_MISSED, Level.HINT, findings(plain().target(0.15)));
    only(FindingKind.TARGET_MISSED, Level.WARNING, findings(plain().target(0.05)));
  }

  @Test
  void severeOutliersAreCountedAgainstTheMedianOfTheirFork() {
    double[][] forks = steady(20);
    forks[1][3] = 23;
    forks[4][0] = 21;
    assertThat(findings(plain().forks(forks))).isEmpty();
    forks[2][7] = 18.5;
    only(FindingKind.SEVERE_OUTLIERS, Level.HINT, findings(plain().forks(forks)));
    forks[1][3] = 21;
    assertThat(findings(plain().forks(forks))).as("none is far").isEmpty();
  }

  @Test
  void forksThatBecomeSlowerAreADriftOfTheCell() {
    double[] rising = IntStream.range(0, 8).mapToDouble(i -> 1 + 0.006 * i).toArray();
    List<Finding> found = findings(plain().forks(levels(20, rising)));
    only(FindingKind.DRIFT, Level.HINT, found);
    assertThat(found.get(0).found()).contains("+4.1 % from the first of 8 forks");
    double[] shuffled = {1.03, 1, 1.024, 1.006, 1.042, 1.012, 1.036, 1.018};
    assertThat(findings(plain().forks(levels(20, shuffled)))).isEmpty();
    double[] little = IntStream.range(0, 8).mapToDouble(i -> 1 + 0.003 * i).toArray();
    assertThat(findings(plain().forks(levels(20, little)))).isEmpty();
  }

  @Test
  void cellsOfFewForksThatAllBecomeSlowerAreADriftOfTheMachine() {
    Sketch[] cells =
        IntStream.range(0, 8)
            .mapToObj(i -> Sketch.of("net/" + i).forks(levels(20, 1, 1.02, 1.04)))
            .toArray(Sketch[]::new);
    List<Finding> found = findings(cells);
    only(FindingKind.DRIFT, Level.WARNING, found);
    assertThat(found.get(0).cells()).isEmpty();
    assertThat(findings(Arrays.copyOf(cells, 3))).as("too few to tell").isEmpty();
  }

  @Test
  void clocksThatFallAreFoundAgainstTheHighestOfTheirDevice() {
    Sketch high = plain().device(GPU).setting("sm_clock_mhz", "1950..1980");
    Sketch low = Sketch.of("net/low").device(GPU);
    FindingKind kind = FindingKind.CLOCK_CHANGED;
    only(kind, Level.WARNING, findings(high, low.setting("sm_clock_mhz", "1200..1980")));
    only(kind, Level.HINT, findings(high, low.setting("sm_clock_mhz", "1700..1700")));
    assertThat(findings(high, low.setting("sm_clock_mhz", "1800..1900"))).isEmpty();
  }

  @Test
  void devicesThatBecomeMuchWarmerAreAHint() {
    Sketch first = plain().device(GPU).setting("temperature_celsius", "35..40");
    Sketch last = Sketch.of("net/last").device(GPU);
    only(
        FindingKind.TEMPERATURE_CHANGED,
        Level.HINT,
        findings(first, last.setting("temperature_celsius", "58..60")));
    assertThat(findings(first, last.setting("temperature_celsius", "58..59"))).isEmpty();
  }

  @Test
  void heatThrottlesWithAWarningAndThePowerCapWithAHint() {
    Sketch gpu = plain().device(GPU);
    FindingKind kind = FindingKind.THROTTLED;
    only(kind, Level.WARNING, findings(gpu.setting("throttle", "power_cap+thermal_slowdown")));
    only(kind, Level.HINT, findings(gpu.setting("throttle", "power_cap")));
    assertThat(findings(gpu.setting("throttle", "idle+application_clocks"))).isEmpty();
  }

  @Test
  void loadIsFoundAtBothEndsWithoutTheRunsOwnThreads() {
    String end = "load_average_1m at the end";
    FindingKind kind = FindingKind.BUSY_MACHINE;
    only(kind, Level.WARNING, findings(load("load_average_1m", "3.1"), plain()));
    only(kind, Level.HINT, findings(load("load_average_1m", "1.1"), plain()));
    assertThat(findings(load("load_average_1m", "0.99"), plain())).isEmpty();
    only(kind, Level.HINT, findings(load(end, "3.1"), plain()));
    assertThat(findings(load(end, "2.99"), plain())).isEmpty();
    assertThat(findings(load("load_average_1m", "much"), plain())).isEmpty();
  }

  @Test
  void stolenTimeIsFoundFromOnePercent() {
    String fact = "cpu_steal_percent over the run";
    only(FindingKind.STOLEN_TIME, Level.HINT, findings(Map.of(fact, "1.2"), plain()));
    only(FindingKind.STOLEN_TIME, Level.WARNING, findings(Map.of(fact, "5.5"), plain()));
    assertThat(findings(Map.of(fact, "0.9"), plain())).isEmpty();
    assertThat(findings(Map.of("cpu_steal_percent", "9"), plain())).as("since boot").isEmpty();
  }

  @Test
  void aRunThatWentOnAfterAChangeSaysWhatChanged() {
    Map<String, String> facts =
        Map.of(
            "resumed_at 1", "2026-01-31T12:00:00Z",
            "resumed_at 2", "2026-01-31T13:00:00Z",
            "resumed_with 2", "kernel: was '6.1', is '6.6'");
    List<Finding> found = findings(facts, plain());
    only(FindingKind.RESUMED_AFTER_CHANGE, Level.WARNING, found);
    assertThat(found.get(0).found()).contains("kernel: was '6.1', is '6.6'").contains("13:00");
  }

  @Test
  void memoryOfOthersIsFoundOnDevicesThatTheRunUsed() {
    Map<String, String> facts =
        Map.of("cuda:0 memory_used_mib", "1700", "cuda:0 memory_total_mib", "81559");
    only(FindingKind.OTHERS_ON_GPU, Level.WARNING, findings(facts, plain().device(GPU)));
    assertThat(findings(facts, plain())).as("not used").isEmpty();
    assertThat(findings(Map.of("cuda:0 memory_used_mib", "600"), plain().device(GPU))).isEmpty();
  }

  @Test
  void threadsAreHeldAgainstTheTightestLimit() {
    Map<String, String> facts = Map.of("logical_cores", "8", "container_cpu_limit_cores", "2.000");
    only(FindingKind.TOO_MANY_THREADS, Level.WARNING, findings(facts, plain().threads(3)));
    assertThat(findings(facts, plain().threads(2))).isEmpty();
    assertThat(findings(facts, plain().threads(3).device(GPU))).isEmpty();
  }

  @Test
  void enginesOfDifferentThreadsCanNotBeCompared() {
    Sketch two = plain().setting("threads", "2");
    Sketch other = plain().engine("pytorch");
    only(FindingKind.THREADS_DIFFER, Level.ERROR, findings(two, other.setting("threads", "1")));
    assertThat(findings(two, other.setting("threads", "2"))).isEmpty();
    assertThat(findings(two, other.setting("threads", "1").threads(1))).as("asked").isEmpty();
  }

  @Test
  void governorsThatSavePowerAreFoundIfProcessorsWereMeasured() {
    Map<String, String> facts = Map.of("cpu_governor", "performance powersave");
    only(FindingKind.POWERSAVE, Level.WARNING, findings(facts, plain()));
    assertThat(findings(facts, plain().device(GPU))).isEmpty();
    assertThat(findings(Map.of("cpu_governor", "performance"), plain())).isEmpty();
  }

  @Test
  void memoryIsHeldAgainstWeightsAndAgainstAllThatWasCounted() {
    only(FindingKind.MEMORY_BELOW_WEIGHTS, Level.WARNING, findings(plain().held(49)));
    assertThat(findings(plain().held(50))).isEmpty();
    only(FindingKind.MEMORY_FAR_ABOVE, Level.HINT, findings(plain().held(1113)));
    assertThat(findings(plain().held(1112))).isEmpty();
    assertThat(findings(plain().device(GPU).held(2600))).isEmpty();
  }

  @Test
  void cellsOfOneLevelAreOneFindingThatNamesTheWorst() {
    Sketch little = plain().held(40);
    Sketch worst = Sketch.of("net/worst").held(10);
    List<Finding> found = findings(little, worst);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).cells())
        .containsExactly(
            "net.plain-onnxruntime-cpu-forward-b1-fp32-t2",
            "net.worst-onnxruntime-cpu-forward-b1-fp32-t2");
    assertThat(found.get(0).found())
        .isEqualTo(
            "2 cells; the worst is net.worst-onnxruntime-cpu-forward-b1-fp32-t2: 10 MiB, and its"
                + " weights alone are 100 MiB");
  }

  @Test
  void theWorstComesFirst() {
    List<Finding> found =
        findings(
            load("load_average_1m", "1.2"), plain().ms(20), plain().batch(16).ms(20).unsteady(3));
    assertThat(found)
        .extracting(Finding::level)
        .containsExactly(Level.ERROR, Level.WARNING, Level.HINT);
    assertThat(found).allSatisfy(each -> assertThat(each.remedy()).isNotBlank());
  }

  private static void only(FindingKind kind, Level level, List<Finding> found) {
    assertThat(found).as(kind.word()).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(kind);
    assertThat(found.get(0).level()).as(found.get(0).found()).isEqualTo(level);
  }

  private static Map<String, String> load(String fact, String value) {
    return Map.of("logical_cores", "2", fact, value);
  }

  private static double[][] levels(double ms, double... levels) {
    return Arrays.stream(levels).mapToObj(each -> iterations(ms * each)).toArray(double[][]::new);
  }

  private static double[][] wide(double share) {
    double[][] forks = steady(20);
    for (double[] fork : forks) {
      for (int i = 0; i < fork.length; i++) {
        fork[i] = 20 * (i % 2 == 0 ? 1 + share : 1 - share);
      }
    }
    return forks;
  }
}
