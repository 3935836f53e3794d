package org.convmark.result.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Fork;
import org.convmark.result.Machine;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmhImportTest {

  /** What JMH 1.37 itself wrote of one benchmark in its four modes, with its GC profiler. */
  static final Path OF_JMH =
      Path.of("src/test/resources/org/convmark/result/exchange/jmh-1.37.json");

  @TempDir private Path folder;

  private Run read(String json) throws IOException {
    return JmhImport.read(Files.writeString(folder.resolve("jmh.json"), json), "jmh");
  }

  private Timing timing(String json) throws IOException {
    return read(json).measurements().get(0).figures().orElseThrow().timing();
  }

  @Test
  void eachModeOfAFileOfJmhIsACell() throws IOException {
    Run run = JmhImport.read(OF_JMH, "jmh");
    assertThat(run.measurements())
        .extracting(row -> row.cell().model())
        .containsExactly(
            "jmh:example.Sort.arrays[order=random,size=30000]:thrpt",
            "jmh:example.Sort.arrays[order=random,size=30000]:avgt",
            "jmh:example.Sort.arrays[order=random,size=30000]:sample",
            "jmh:example.Sort.arrays[order=random,size=30000]:ss");
    Measurement row = run.measurements().get(0);
    Cell cell = row.cell();
    assertThat(List.of(cell.engine(), cell.device(), cell.precision()))
        .containsExactly("jmh", "cpu", "any");
    assertThat(cell.workload()).isEqualTo(Workload.CALL);
    assertThat(cell.batch()).isEqualTo(1);
    assertThat(cell.threads()).isEqualTo(1);
    assertThat(row.provenance().engine().version()).isEqualTo("1.37");
    assertThat(row.provenance().machineId()).isEqualTo(Machine.UNKNOWN_ID);
    assertThat(run.environment().facts())
        .containsEntry("jmh_version", "1.37")
        .containsEntry("jdk_version", "17.0.15")
        .containsEntry("jvm", "/opt/jdk/bin/java")
        .containsEntry("machine_id", Machine.UNKNOWN_ID)
        .doesNotContainKey("convmark_version");
  }

  /** The file is of microseconds; its own scores are pooled, and so are held to the raw data. */
  @Test
  void forkMeansAreThoseOfTheRawData() throws IOException {
    Run run = JmhImport.read(OF_JMH, "jmh");
    JsonNode file = new ObjectMapper().readTree(OF_JMH.toFile());
    for (int i : new int[] {0, 1, 3}) {
      JsonNode raw = file.get(i).get("primaryMetric").get("rawData");
      for (int fork = 0; fork < 3; fork++) {
        double sum = 0;
        for (JsonNode score : raw.get(fork)) {
          sum += i == 0 ? 1 / score.asDouble() : score.asDouble();
        }
        assertThat(latency(run, i, fork).meanMs())
            .isCloseTo(sum / raw.get(fork).size() / 1000, within(1e-9));
      }
    }
  }

  @Test
  void sampledForksWeighEachTimeByItsCount() throws IOException {
    Run run = JmhImport.read(OF_JMH, "jmh");
    JsonNode raw =
        new ObjectMapper().readTree(OF_JMH.toFile()).at("/2/primaryMetric/rawDataHistogram");
    for (int fork = 0; fork < 3; fork++) {
      double sum = 0;
      int calls = 0;
      for (JsonNode iteration : raw.get(fork)) {
        for (JsonNode pair : iteration) {
          sum += pair.get(0).asDouble() * pair.get(1).asInt();
          calls += pair.get(1).asInt();
        }
      }
      assertThat(latency(run, 2, fork).meanMs()).isCloseTo(sum / calls / 1000, within(1e-9));
      assertThat(latency(run, 2, fork).iterations()).isEqualTo(calls);
    }
  }

  private static Fork.Latency latency(Run run, int cell, int fork) {
    String id = run.measurements().get(cell).cell().id();
    return run.forks().stream()
        .filter(each -> each.cellId().equals(id) && each.number() == fork + 1)
        .findFirst()
        .flatMap(each -> each.times().latency())
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "avgt, ns/op, 250, 2.5e-4",
    "avgt, us/op, 250, 0.25",
    "ss, ms/op, 250, 250",
    "ss, s/op, 2.5, 2500",
    "avgt, min/op, 2, 120000",
    "avgt, hr/op, 1, 3600000",
    "avgt, day/op, 1, 86400000",
    "thrpt, ops/s, 4, 250",
    "thrpt, ops/ms, 4, 0.25",
    "thrpt, ops/us, 4, 2.5e-4",
    "thrpt, ops/ns, 4, 2.5e-7",
    "thrpt, ops/min, 4, 15000",
  })
  void everyUnitBecomesTheTimeOfACall(String mode, String unit, double score, double ms)
      throws IOException {
    String json = JmhText.file(JmhText.benchmark("a.B.c", mode, unit, score, score));
    assertThat(timing(json).mean().value()).isCloseTo(ms, within(ms * 1e-12));
  }

  @Test
  void timesOfNanosecondsSurviveTheFilesOfARun() throws IOException {
    Run run =
        read(JmhText.file(JmhText.benchmark("a.B.c", "avgt", "ns/op", 0.3125, 1.23456789, 40)));
    RunFolder written = RunFolder.create(folder, "run");
    written.write(run);
    Run again = written.read();
    assertThat(again.measurements()).isEqualTo(run.measurements());
    assertThat(again.forks()).isEqualTo(run.forks());
    assertThat(again.environment()).isEqualTo(run.environment());
    double[] seconds = again.samples().stream().mapToDouble(Sample::seconds).toArray();
    assertThat(seconds[0]).isCloseTo(0.3125e-9, within(1e-20));
    assertThat(seconds[1]).isCloseTo(1.23456789e-9, within(1e-20));
  }

  @Test
  void percentilesAreThoseOfCallsOrNone() throws IOException {
    double[] scores = DoubleStream.iterate(1, score -> score + 1).limit(40).toArray();
    assertThat(
            timing(JmhText.file(JmhText.benchmark("a", "ss", "ms/op", scores))).quantiles().p50())
        .isEqualTo(OptionalDouble.of(20.5));
    assertThat(
            timing(JmhText.file(JmhText.benchmark("a", "avgt", "ms/op", scores))).quantiles().p50())
        .isEmpty();
    String histogram = "\"rawDataHistogram\": [[[[1, 1500], [9, 100]]], [[[2, 0]]]]";
    assertThatThrownBy(() -> read(JmhText.file(JmhText.entry("a", "sample", "ms/op", histogram))))
        .hasMessageContaining("$[0].primaryMetric.rawDataHistogram[1][0][0][1]");
    Timing.Quantiles sampled =
        timing(
                JmhText.file(
                    JmhText.entry("a", "sample", "ms/op", histogram.replace("[2, 0]", "[2, 20]"))))
            .quantiles();
    assertThat(sampled.p50()).hasValue(1);
    assertThat(sampled.p99().orElseThrow()).isCloseTo(9, within(1e-12));
    assertThat(sampled.min()).isEqualTo(1);
  }

  @Test
  void aQuantileOfAHistogramIsThatOfItsCallsOneByOne() {
    Histogram histogram = new Histogram();
    double[] values = new double[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 + 1;
      histogram.add(values[i], 1);
    }
    Arrays.sort(values);
    for (double p : new double[] {0, 0.01, 0.31, 0.5, 0.77, 0.99, 1}) {
      assertThat(histogram.quantile(p))
          .isCloseTo(
              org.apache.commons.statistics.descriptive.Quantile.withDefaults()
                  .withCopy(true)
                  .evaluate(values, p),
              within(1e-12));
    }
  }

  @Test
  void aKnownMachineIsKept() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f.json"), JmhText.file(JmhText.benchmark("a", "ss", "s/op", 1)));
    Run run = JmhImport.read(file, "r", new Environment(Map.of("machine_id", "m123")));
    assertThat(run.measurements().get(0).provenance().machineId()).isEqualTo("m123");
    assertThat(run.environment().get("machine_id")).isEqualTo("m123");
  }

  @Test
  void theNumberOfCallsInASingleShotIsASettingByWhichItIsCompared() throws IOException {
    String one = JmhText.benchmark("a", "ss", "s/op", 1);
    assertThat(settings(one)).isEmpty();
    assertThat(settings(one.replaceFirst("\\{", "{\"measurementBatchSize\": 5, ")))
        .containsEntry("batch_size", "5");
  }

  private Map<String, String> settings(String benchmark) throws IOException {
    return read(JmhText.file(benchmark)).measurements().get(0).provenance().engine().settings();
  }

  /** Each is one line with the file and the place in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | $: expected a list",
        "[] | $: expected a list of benchmarks with at least one, found a list of 0",
        "[1] | $[0]: expected an object, found '1'",
        "[{}] | $[0].mode: expected text, found nothing",
        "[{\"mode\": 3}] | $[0].mode: expected text, found '3'",
        "[{\"mode\": \"fast\"}] | $[0].mode: expected one of [thrpt, avgt, sample, ss], found 'fast'",
        "[{\"mode\": \"ss\", \"benchmark\": [1, 2]}] | $[0].benchmark: expected text, found a list of 2",
        "[{\"mode\": \"ss\", \"benchmark\": \"a\", \"params\": 3}] | $[0].params: expected an object of at most 100, found '3'",
        "[{\"mode\": \"ss\", \"benchmark\": \"a\", \"params\": {\"x\": {}}}] | $[0].params.'x': expected text, found an object",
        "[{\"mode\": \"ss\", \"benchmark\": \"a\", \"threads\": 0}] | $[0].threads: expected a whole number of at least 1, found '0'",
        "[{\"mode\": \"ss\", \"benchmark\": \"a\", \"threads\": 1.5}] | $[0].threads: expected a whole number",
        "[{\"mode\": \"ss\", \"benchmark\": \"a\", \"threads\": 99999999999}] | $[0].threads: expected a whole number",
        "[{\"mode\": \"ss\", \"benchmark\": \"a\", \"threads\": 1}] | $[0].primaryMetric: expected an object, found nothing",
        "[{\"mode\": \"ss\", \"x\": NaN}] | :1:",
        "[{\"mode\": \"ss\", \"mode\": \"ss\"}] | :1:",
        "[] [] | :1:",
        "[{\"mode\": \"s | :1:",
        "` ` | $: expected a list, found nothing",
      })
  void whatIsNoFileOfJmhIsNamedWithItsPlace(String json, String message) {
    assertThatThrownBy(() -> read(json == null ? "" : json))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("jmh.json")
        .message()
        .hasLineCount(1);
  }

  @Test
  void whatIsNoJsonIsNamedWithItsLine() {
    assertThatThrownBy(() -> read("[\n{\"mode\": \"ss\",\n \"x\": NaN}]"))
        .hasMessageContaining("jmh.json:3:")
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ss | ms/op | \"rawData\": [] | rawData: expected a list per fork, each with its iterations; run JMH without",
        "ss | ms/op | \"rawData\": [[]] | rawData[0]: expected a list per fork",
        "ss | ms/op | \"rawData\": [[1], 2] | rawData[1]: expected a list, found '2'",
        "ss | ms/op | \"rawData\": [[1, \"NaN\"]] | rawData[0][1]: expected a finite number of at least 0, found 'NaN'",
        "ss | ms/op | \"rawData\": [[1e999]] | rawData[0][0]: expected a finite number",
        "ss | ms/op | \"rawData\": [[-1]] | rawData[0][0]: expected a finite number of at least 0",
        "ss | ms/op | \"rawData\": [[0]] | rawData[0][0]: expected a score above 0",
        "thrpt | ops/s | \"rawData\": [[0]] | rawData[0][0]: expected a score above 0",
        "thrpt | ops/s | \"rawData\": [[1e-320]] | rawData[0][0]: expected a score above 0",
        "ss | s/op | \"rawData\": [[1e300]] | rawData[0][0]: expected a score above 0 that is a time",
        "sample | s/op | \"rawDataHistogram\": [[[[1e300, 9]]]] | rawDataHistogram[0]: expected calls that took time",
        "thrpt | s/op | \"rawData\": [[1]] | scoreUnit: expected 'ops/TIME' in mode thrpt, TIME of [day, hr, min, ms, ns, s, us], found 's/op'",
        "avgt | ops/s | \"rawData\": [[1]] | scoreUnit: expected 'TIME/op' in mode avgt",
        "avgt | MB/sec | \"rawData\": [[1]] | scoreUnit: expected",
        "sample | s/op | \"rawData\": [[1]] | rawDataHistogram: expected a list, found nothing",
        "sample | s/op | \"rawDataHistogram\": [[[]]] | rawDataHistogram[0]: expected calls that took time",
        "sample | s/op | \"rawDataHistogram\": [[[[0, 5]]]] | rawDataHistogram[0]: expected calls that took time",
        "sample | s/op | \"rawDataHistogram\": [[[[1]]]] | rawDataHistogram[0][0][0]: expected a list of [time, count]",
        "sample | s/op | \"rawDataHistogram\": [[[[1, -1]]]] | [0][0][0][1]: expected a whole number of at least 1",
        "sample | s/op | \"rawDataHistogram\": [[[[1, 2000000000], [2, 2000000000]]]] | at most 2147483647",
      })
  void scoresThatAreNoTimesAreNamedWithTheirPlace(
      String mode, String unit, String raw, String message) {
    assertThatThrownBy(() -> read(JmhText.file(JmhText.entry("a.B.c", mode, unit, raw))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("$[0].primaryMetric.")
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  @Test
  void aBenchmarkThatComesTwiceIsNamedWithTheFirst() {
    String one = JmhText.benchmark("a.B.c", "ss", "s/op", 1);
    assertThatThrownBy(() -> read(JmhText.file(one, JmhText.benchmark("a", "ss", "s/op", 1), one)))
        .hasMessageContaining("$[2].benchmark: expected each benchmark once")
        .hasMessageContaining("after $[0], found 'a.B.c'");
  }

  @Test
  void theSameBenchmarkOfOtherThreadsOrParametersIsAnotherCell() throws IOException {
    String one = JmhText.benchmark("a.B.c", "ss", "s/op", 1);
    Run run =
        read(
            JmhText.file(
                one,
                one.replace("\"threads\": 1", "\"threads\": 2"),
                one.replace("\"threads\": 1", "\"threads\": 1, \"params\": {\"n\": \"1\"}"),
                one.replace("\"threads\": 1", "\"threads\": 1, \"params\": {\"n\": \"\"}")));
    assertThat(run.measurements()).extracting(row -> row.cell().id()).doesNotHaveDuplicates();
  }

  @Test
  void whatIsTooMuchIsRefusedBeforeItIsRead() throws IOException {
    for (String much :
        List.of(
            "[".repeat(40),
            "[\"" + "x".repeat(20_001) + "\"]",
            "[" + "1,".repeat(5_000_000) + "1]")) {
      assertThatThrownBy(() -> read(much))
          .hasMessageContaining("at most 5000000 signs and values, 32 levels")
          .message()
          .hasLineCount(1);
    }
    String raw = "\"rawData\": [[" + "1,".repeat(1_000_000) + "1]]";
    assertThatThrownBy(() -> read(JmhText.file(JmhText.entry("a", "ss", "s/op", raw))))
        .hasMessageContaining("$[0].primaryMetric: expected at most 1000000 iterations");
    Path large = folder.resolve("large.json");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength((64L << 20) + 1);
    }
    assertThatThrownBy(() -> JmhImport.read(large, "r"))
        .hasMessageContaining("at most 64 MiB")
        .message()
        .hasLineCount(1);
    assertThatThrownBy(() -> JmhImport.read(folder, "r")).hasMessageContaining("a readable file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\u0000b\\nc\\u202e",
        "=cmd()|'/C calc'!A0",
        "<script>alert(1)</script>",
        "\\ud83d\\ude00 \\u05d0\\u05d1",
        "\\ud83d",
        "a[b=c],d]:avgt",
        "100%25",
      })
  void hostileNamesAreOneLineAndComeBackFromTheFilesOfARun(String name) throws IOException {
    String json =
        JmhText.benchmark(name, "ss", "s/op", 1)
            .replaceFirst(
                "\\{",
                java.util.regex.Matcher.quoteReplacement(
                    "{\"vmName\": \""
                        + name
                        + "\", \"params\": {\""
                        + name
                        + "\": \""
                        + name
                        + "\"},"));
    Run run = read(JmhText.file(json));
    String model = run.measurements().get(0).cell().model();
    assertThat(model).startsWith("jmh:").hasLineCount(1).doesNotContain("\u202e");
    assertThat(run.environment().get("jvm_name")).doesNotStartWith("=").hasLineCount(1);
    BenchmarkName parsed = BenchmarkName.ofModel(model).orElseThrow();
    assertThat(parsed.model()).isEqualTo(model);
    assertThat(parsed.parameters()).containsKey(parsed.benchmark());
    RunFolder written = RunFolder.create(folder, "run");
    written.write(run);
    assertThat(written.read().measurements()).isEqualTo(run.measurements());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet50/paper_v1",
        "jmh:",
        "jmh:a",
        "jmh:a:fast",
        "jmh:a[]:ss",
        "jmh:a[b]:ss",
        "jmh:%zz:ss"
      })
  void aModelThatIsNoBenchmarkIsNotTakenForOne(String model) {
    assertThat(BenchmarkName.ofModel(model)).isEmpty();
  }
}
