package org.convmark.result.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.convmark.result.Environment;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeFormatTest {

  private static final String MODEL = "resnet50/torchvision_v1.5";
  private static final String ID = SomeRun.cell(MODEL).id();

  /** Quotes, ends of lines, braces, escapes, right-to-left, emoji, half a pair, 200 characters. */
  private static final String[] HOSTILE = {
    "a\"b",
    "a\nb\r\nc",
    "a\\nb\\",
    "a\\\nb\\\\\"c",
    "x\"} 1\ny{z=\"",
    "{a,b=\"c\"}",
    "\u202e\u05d0\u05d1",
    "\ud83d\ude00",
    "\ud83d",
    "\u0000\u001b[31m",
    "=cmd()|' /C calc'!A0",
    "<script>alert(1)</script>",
    "l".repeat(200),
  };

  @TempDir private Path folder;

  private static JsonNode json(ExchangeFormat format, Quantity... quantities) throws IOException {
    return new ObjectMapper().readTree(format.text(SomeRun.of(MODEL), List.of(quantities)));
  }

  private Run imported(String json, Environment machine) throws IOException {
    return JmhImport.read(Files.writeString(folder.resolve("jmh.json"), json), "again", machine);
  }

  @Test
  void aFileOfJmhHasTheFieldsThatJmhWrites() throws IOException {
    JsonNode real = new ObjectMapper().readTree(JmhImportTest.OF_JMH.toFile()).get(3);
    JsonNode own = json(ExchangeFormat.JMH).get(0);
    assertThat(names(own)).containsExactlyElementsOf(names(real));
    JsonNode metric = own.get("primaryMetric");
    assertThat(names(metric)).containsExactlyElementsOf(names(real.get("primaryMetric")));
    assertThat(names(metric.get("scorePercentiles")))
        .containsExactlyElementsOf(names(real.at("/primaryMetric/scorePercentiles")));
    own.get("secondaryMetrics")
        .forEach(
            each ->
                assertThat(names(each))
                    .containsExactlyElementsOf(
                        names(real.get("secondaryMetrics").elements().next())));
    assertThat(types(own)).isEqualTo(types(real));
    assertThat(types(metric.get("rawData").get(0)))
        .isEqualTo(types(real.at("/primaryMetric/rawData/0")));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> types(JsonNode value) {
    List<String> types = new ArrayList<>();
    value.elements().forEachRemaining(each -> types.add(each.getNodeType().name()));
    return types.stream().distinct().toList();
  }

  @Test
  void aCellIsASingleShotBenchmarkOfItsArchitecture() throws IOException {
    JsonNode own = json(ExchangeFormat.JMH).get(0);
    assertThat(own.get("benchmark").asText()).isEqualTo("convmark.resnet50.forward");
    assertThat(own.get("mode").asText()).isEqualTo("ss");
    assertThat(own.get("threads").asInt()).isEqualTo(2);
    assertThat(own.get("forks").asInt()).isEqualTo(3);
    assertThat(own.get("warmupIterations").asInt()).isEqualTo(1);
    assertThat(own.get("measurementIterations").asInt()).isEqualTo(2);
    assertThat(own.at("/params/model").asText()).isEqualTo(MODEL);
    assertThat(own.at("/params/batch").asText()).isEqualTo("4");
    assertThat(own.at("/primaryMetric/scoreUnit").asText()).isEqualTo("ms/op");
    assertThat(own.at("/primaryMetric/rawData/0/0").asDouble()).isCloseTo(10.1, within(1e-9));
    assertThat(own.at("/primaryMetric/scorePercentiles/50.0").asText()).isEqualTo("NaN");
    assertThat(names(own.get("secondaryMetrics"))).containsExactly("load", "first-call", "memory");
    assertThat(own.at("/secondaryMetrics/load/score").asDouble()).isCloseTo(250, within(1e-9));
    assertThat(own.at("/secondaryMetrics/memory/rawData/2/0").asDouble()).isEqualTo(503);
    assertThat(names(json(ExchangeFormat.JMH, Quantity.LOAD).at("/0/secondaryMetrics")))
        .containsExactly("load");
  }

  /** t(.9995, 2) = 31.599 by the usual tables. */
  @Test
  void errorsOfJmhAreOfItsOwnConfidence() throws IOException {
    JsonNode metric = json(ExchangeFormat.JMH).at("/0/secondaryMetrics/load");
    assertThat(metric.get("scoreError").asDouble())
        .isCloseTo(31.599 * 5 / Math.sqrt(3), within(0.01));
    assertThat(metric.at("/scoreConfidence/1").asDouble())
        .isCloseTo(250 + metric.get("scoreError").asDouble(), within(1e-9));
  }

  @Test
  void exportedAndImportedAgainForkMeansAreTheSame() throws IOException {
    Run run = SomeRun.of(MODEL, "alexnet/single_tower");
    String json = ExchangeFormat.JMH.text(run, List.of());
    Run again = imported(json, new Environment(Map.of("machine_id", "m1")));
    assertThat(again.measurements()).hasSize(2);
    assertThat(means(again)).hasSize(6);
    List<Double> before = means(run);
    IntStream.range(0, 6)
        .forEach(
            i ->
                assertThat(means(again).get(i))
                    .isCloseTo(before.get(i), within(1e-9 * before.get(i))));
  }

  @Test
  void importedAndExportedBenchmarksAreWhatTheyWere() throws IOException {
    Run run = JmhImport.read(JmhImportTest.OF_JMH, "jmh");
    Run again = imported(ExchangeFormat.JMH.text(run, List.of()), run.environment());
    assertThat(again.measurements())
        .extracting(Measurement::cell)
        .isEqualTo(run.measurements().stream().map(Measurement::cell).toList());
    IntStream.range(0, 12)
        .forEach(i -> assertThat(means(again).get(i)).isCloseTo(means(run).get(i), within(1e-9)));
  }

  /** Of sampled calls a run keeps the mean of each fork, and claims no more. */
  @Test
  void sampledBenchmarksAreExportedWithATimePerFork() throws IOException {
    String histogram = "\"rawDataHistogram\": [[[[1, 3], [5, 1]]], [[[4, 1]]]]";
    String sampled = JmhText.file(JmhText.entry("a.B.c", "sample", "ms/op", histogram));
    Run run = imported(sampled, new Environment(Map.of()));
    JsonNode own = new ObjectMapper().readTree(ExchangeFormat.JMH.text(run, List.of())).get(0);
    JsonNode real = new ObjectMapper().readTree(JmhImportTest.OF_JMH.toFile()).get(2);
    assertThat(own.get("mode").asText()).isEqualTo("sample");
    assertThat(names(own.get("primaryMetric")))
        .containsExactlyElementsOf(names(real.get("primaryMetric")));
    assertThat(own.at("/primaryMetric/rawDataHistogram").toString())
        .isEqualTo("[[[[2.0,1]]],[[[4.0,1]]]]");
  }

  private static List<Double> means(Run run) {
    return run.forks().stream()
        .map(Fork::times)
        .map(times -> times.latency().orElseThrow().meanMs())
        .toList();
  }

  @Test
  void bencherHasValuesWithBoundsInTheUnitsOfItsMeasures() throws IOException {
    JsonNode measures = json(ExchangeFormat.BENCHER).get(ID);
    Measurement row = SomeRun.of(MODEL).measurements().get(0);
    double ms = row.figures().orElseThrow().timing().mean().value();
    JsonNode latency = measures.get("latency");
    assertThat(latency.get("value").asDouble()).isCloseTo(ms * 1e6, within(1e-3));
    assertThat(latency.get("lower_value").asDouble()).isLessThan(ms * 1e6);
    assertThat(latency.get("upper_value").asDouble()).isGreaterThan(ms * 1e6);
    assertThat(measures.at("/throughput/value").asDouble()).isCloseTo(4000 / ms, within(1e-6));
    assertThat(measures.at("/load-ns/value").asDouble()).isEqualTo(250e6);
    assertThat(names(measures.get("load-ns"))).containsExactly("value");
    assertThat(measures.at("/memory-bytes/value").asDouble()).isEqualTo(512.0 * 1024 * 1024);
    assertThat(names(measures))
        .containsExactly("latency", "throughput", "load-ns", "first-call-ns", "memory-bytes");
  }

  @Test
  void theActionGetsEntriesOfOneDirection() throws IOException {
    JsonNode all = json(ExchangeFormat.GITHUB_ACTION_BENCHMARK);
    assertThat(all.findValuesAsText("name"))
        .containsExactly(ID + " latency-mean", ID + " load", ID + " first-call", ID + " memory");
    assertThat(all.findValuesAsText("unit")).containsExactly("ms", "ms", "ms", "MiB");
    JsonNode bigger = json(ExchangeFormat.GITHUB_ACTION_BENCHMARK, Quantity.THROUGHPUT).get(0);
    assertThat(names(bigger)).containsExactly("name", "unit", "value", "range", "extra");
    assertThat(bigger.get("unit").asText()).isEqualTo("img/s");
    assertThat(all.get(0).get("range").asText()).matches("± [0-9.]+");
    assertThat(all.get(0).get("value").isNumber()).isTrue();
    assertThatThrownBy(
            () ->
                json(
                    ExchangeFormat.GITHUB_ACTION_BENCHMARK,
                    Quantity.THROUGHPUT,
                    Quantity.LATENCY_MEAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("metrics of one direction", "customBiggerIsBetter");
  }

  @Test
  void openMetricsHasGaugesInBaseUnits() {
    String text = ExchangeFormat.OPENMETRICS.text(SomeRun.of(MODEL), List.of());
    Map<Map<String, String>, Double> samples = OpenMetricsGrammar.read(text);
    assertThat(new TreeSet<>(samples.keySet().stream().map(each -> each.get("__name__")).toList()))
        .containsExactly(
            "convmark_first_call_seconds",
            "convmark_latency_mean_ci95_high_seconds",
            "convmark_latency_mean_ci95_low_seconds",
            "convmark_latency_mean_seconds",
            "convmark_load_seconds",
            "convmark_memory_bytes",
            "convmark_started_timestamp_seconds",
            "convmark_throughput_ci95_high_per_second",
            "convmark_throughput_ci95_low_per_second",
            "convmark_throughput_per_second");
    Map<String, String> load =
        Map.of(
            "__name__", "convmark_load_seconds",
            "model", MODEL,
            "engine", "onnxruntime",
            "device", "cpu",
            "workload", "forward",
            "batch", "4",
            "precision", "fp32",
            "threads", "2",
            "machine", "m1");
    assertThat(samples.get(load)).isEqualTo(0.25);
    assertThat(text).contains("convmark_started_timestamp_seconds{");
    assertThat(samples).containsValue(SomeRun.START.toEpochMilli() / 1000.0);
  }

  @Test
  void labelsTakeAnyNameAndGiveItBack() {
    for (String name : HOSTILE) {
      String text = ExchangeFormat.OPENMETRICS.text(SomeRun.of(name), List.of(Quantity.LOAD));
      assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(text);
      assertThat(OpenMetricsGrammar.read(text).keySet())
          .allSatisfy(
              labels ->
                  assertThat(labels)
                      .containsEntry("model", name.equals("\ud83d") ? "\ufffd" : name));
    }
  }

  @Test
  void jsonTakesAnyNameAndNamesOfSeriesAreSafeInTables() throws IOException {
    for (String name : HOSTILE) {
      Run run = SomeRun.of(name);
      JsonNode jmh = new ObjectMapper().readTree(ExchangeFormat.JMH.text(run, List.of()));
      assertThat(jmh.at("/0/params/model").asText()).isEqualTo(name);
      assertThat(jmh.at("/0/benchmark").asText()).matches("convmark\\.[A-Za-z0-9_]+\\.forward");
      JsonNode bencher = new ObjectMapper().readTree(ExchangeFormat.BENCHER.text(run, List.of()));
      assertThat(names(bencher)).allMatch(id -> id.matches("[A-Za-z0-9._-]{1,300}"));
      JsonNode action =
          new ObjectMapper().readTree(ExchangeFormat.GITHUB_ACTION_BENCHMARK.text(run, List.of()));
      assertThat(action.findValuesAsText("name"))
          .allMatch(id -> id.matches("[A-Za-z0-9._-]{1,300} [a-z-]+"));
    }
  }

  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void everyLocaleWritesTheSame(ExchangeFormat format) {
    Locale before = Locale.getDefault();
    Run run = SomeRun.of(MODEL);
    String root = format.text(run, List.of());
    try {
      for (String locale : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        assertThat(format.text(run, List.of())).isEqualTo(root);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource(ExchangeFormat.class)
  void aRunWithoutFiguresIsRefused(ExchangeFormat format) {
    assertThatThrownBy(() -> format.text(SomeRun.ofFailures(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "run 'some': expected at least one cell with figures, found none; measure it first");
  }

  @ParameterizedTest
  @EnumSource(value = ExchangeFormat.class, names = "JMH", mode = EnumSource.Mode.EXCLUDE)
  void metricsThatNoCellHasAreRefused(ExchangeFormat format) {
    assertThatThrownBy(() -> format.text(SomeRun.of(MODEL), List.of(Quantity.DEVICE_MEMORY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a cell that has the wanted metrics, found none");
  }

  @Test
  void failedCellsAreLeftOut() {
    for (ExchangeFormat format : ExchangeFormat.values()) {
      assertThat(format.text(SomeRun.of(MODEL), List.of())).doesNotContain("vgg16");
    }
  }
}
