package org.convmark.result.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convmark.result.Cell;
import org.convmark.result.Workload;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Threshold;
import org.convmark.result.yaml.YamlProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {

  @TempDir private Path folder;

  private RulesFile read(String yaml) throws Exception {
    return RulesFile.read(Files.writeString(folder.resolve("r.yaml"), yaml));
  }

  private static Series series(String model, String engine, Metric metric) {
    return new Series(
        new Cell(model, engine, "cuda:0", Workload.TRAIN_STEP, new Cell.Setting(32, "fp16", 4)),
        metric);
  }

  private static final Series RESNET = series("resnet50/paper_v1", "mxnet", Metric.LATENCY_MEAN);
  private static final Series VGG = series("vgg16/bn", "mxnet", Metric.MEMORY);

  @Test
  void theFirstThresholdThatMatchesHoldsAndNamesItsPlace() throws Exception {
    RulesFile rules =
        read(
            """
            thresholds:
              - {model: 'resnet*', metric: latency-mean, percent: 5, reason: noisy rack}
              - {engine: [pytorch, 'mx*'], percent: 7.5}
            """);
    assertThat(rules.threshold(RESNET)).contains(new Threshold(0.05, "noisy rack (r.yaml:2)"));
    assertThat(rules.threshold(VGG)).contains(new Threshold(0.075, "r.yaml:3"));
    assertThat(rules.threshold(series("vgg16/bn", "onnxruntime", Metric.LOAD))).isEmpty();
    assertThat(rules.acknowledged(RESNET)).isEmpty();
  }

  @Test
  void whatTheFileSaysNothingOfKeepsTheMetricsOwn() throws Exception {
    Rules rules = Rules.DEFAULT.under(read("thresholds: {metric: memory, percent: 1}"));
    assertThat(rules.threshold(VGG).share()).isEqualTo(0.01);
    assertThat(rules.threshold(RESNET)).isEqualTo(Threshold.of(Metric.LATENCY_MEAN));
  }

  @ParameterizedTest
  @CsvSource({
    "model: resnet50, true",
    "model: resnet50/torchvision, false",
    "model: \"*/paper*\", true",
    "engine: mx, false",
    "device: cuda*, true",
    "device: cuda, false",
    "workload: train-step, true",
    "batch: 32, true",
    "batch: 3*, true",
    "batch: 3, false",
    "precision: fp32, false",
    "threads: 2, false",
    "metric: latency-*, true",
    "metric: [throughput], false",
  })
  void everyKeyMatchesByNameOrPattern(String entry, boolean matches) throws Exception {
    RulesFile rules = read("thresholds: {" + entry + ", percent: 1}");
    assertThat(rules.threshold(RESNET).isPresent()).isEqualTo(matches);
  }

  @Test
  void anAcknowledgedChangeNeedsItsCommitAndReason() throws Exception {
    RulesFile rules =
        read(
            """
            acknowledged:
              - {model: resnet50, commit: 3f2a9c1, reason: padding is exact now}
            """);
    assertThat(rules.acknowledged(RESNET)).contains("padding is exact now (commit 3f2a9c1)");
    assertThat(rules.acknowledged(VGG)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | r.yaml:1: the file is empty; expected keys such as 'thresholds:'",
        "hello | r.yaml:1: expected keys such as 'thresholds:', found a bare value",
        "threshold: [] | r.yaml:1: rules: unknown key 'threshold'; nearest: thresholds",
        "thresholds: [] | expected at least one entry",
        "thresholds: {percent: 5} | r.yaml:1: thresholds: expected one of model, engine, device",
        "thresholds: {model: a} | thresholds: expected the key 'percent', found none",
        "thresholds: {model: a, percent: -1} | thresholds: percent: expected 0 or more and at most 1000",
        "thresholds: {model: a, percent: 5%} | percent: expected a number, found a bare value, '5%'",
        "thresholds: {modle: a, percent: 5} | unknown key 'modle'; nearest: model",
        "thresholds: {metric: speed, percent: 5} | metric: 'speed' is unknown; expected one of latency-mean",
        "thresholds: {metric: latency, percent: 5} | metric: 'latency' is unknown",
        "thresholds: {metric: params, percent: 5} | 'params' is compared by equality and has no threshold",
        "thresholds: {workload: forwrad, percent: 5} | 'forwrad' is unknown; nearest: forward",
        "thresholds: {batch: many, percent: 5} | batch: expected a whole number or a pattern of one",
        "thresholds: {model: null, percent: 5} | expected no empty entry",
        "acknowledged: {model: a, reason: b} | acknowledged: expected the key 'commit', found none",
        "acknowledged: {model: a, commit: abc1234} | acknowledged: expected the key 'reason'",
        "acknowledged: {model: a, commit: HEAD, reason: b} | commit: expected 7 or more digits of a commit's hash, found 'HEAD'",
        "acknowledged: {model: a, commit: abc1234, reason: ' '} | reason: expected 1 to 200 characters, found 0",
        "acknowledged: {commit: abc1234, reason: b} | acknowledged: expected one of model",
        "acknowledged: {model: a, commit: abc1234, reason: b, percent: 3} | unknown key 'percent'",
      })
  void whatIsWrongInRulesIsOneLineThatNamesTheFile(String yaml, String message) {
    assertThatExceptionOfType(YamlProblems.class)
        .isThrownBy(() -> read(yaml.strip()))
        .withMessageStartingWith("rules ")
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "org.convmark"));
  }

  @Test
  void allProblemsAreSaidTogether() {
    assertThatExceptionOfType(YamlProblems.class)
        .isThrownBy(() -> read("thresholds:\n- {model: a}\nacknowledged:\n- {engine: b}\nx: 1\n"))
        .satisfies(e -> assertThat(e.lines()).hasSize(4));
  }

  @Test
  void hostileFilesAreRefusedInFewShortLines() {
    String bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + "c: [*b, *b]\n".repeat(1000);
    String deep = "thresholds: " + "[".repeat(5000) + "]".repeat(5000);
    String many = "thresholds:\n" + "- {model: a, percent: 1}\n".repeat(2000);
    String large = "#".repeat(1 << 20) + "\nthresholds: {model: a, percent: 1}";
    for (String yaml : List.of(bomb, deep, many, large, "thresholds: [\u0000]", "k\u001b: !!x 1")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> read(yaml))
          .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(100_000))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b", "\n"));
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> RulesFile.read(folder.resolve("no\u001b.yaml")))
        .withMessageContaining("no?.yaml: expected a file of YAML, found none");
  }

  @Test
  void theExampleOfTheDocumentationIsRules() throws Exception {
    Path docs = Path.of(System.getProperty("convmark.root"), "docs", "compare.md");
    String text = Files.readString(docs);
    int start = text.indexOf("```yaml") + 7;
    RulesFile rules = read(text.substring(start, text.indexOf("```", start)));
    assertThat(rules.threshold(RESNET).orElseThrow().share()).isEqualTo(0.05);
    assertThat(rules.acknowledged(series("vgg16/plain", "mxnet", Metric.LATENCY_MEAN)))
        .contains("exact padding takes longer (commit 3f2a9c1)");
  }
}
