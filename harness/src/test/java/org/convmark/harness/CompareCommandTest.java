package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.convmark.harness.compare.CompareFormat;
import org.convmark.harness.compare.ComparisonColumn;
import org.convmark.harness.compare.ComparisonReport;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Phase;
import org.convmark.result.Provenance;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.compare.Comparer;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Side;
import org.convmark.result.compare.Verdict;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.stat.LatencySummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

  private static final Cell CELL =
      new Cell("vgg16/plain", "pytorch", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2));

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int compare(String... arguments) {
    String[] call = new String[arguments.length + 1];
    call[0] = "compare";
    System.arraycopy(arguments, 0, call, 1, arguments.length);
    return Convmark.execute(new PrintWriter(out, true), new PrintWriter(err, true), call);
  }

  /** A run of one cell with five forks whose means are close to {@code seconds}. */
  private String run(String name, double seconds, String machine) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      for (int i = 1; i <= 3; i++) {
        samples.add(new Sample(CELL.id(), fork, i, Phase.MEASURE, seconds * (1 + fork / 1000.0)));
      }
    }
    LatencySummary latency = LatencySummary.of(samples, 0);
    Timing timing =
        new Timing(
            latency.counts(),
            latency.mean(),
            latency.quantiles(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    Measurement row =
        new Measurement(
            CELL,
            Outcome.OK,
            Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)),
            new NetworkCost(1, 1, 1, 1),
            new Provenance(
                OptionalDouble.empty(),
                Provenance.Loaded.NOT_LOADED,
                "",
                machine,
                Provenance.NOT_STARTED));
    RunFolder run = RunFolder.create(folder, name);
    run.writeEnvironment(new Environment(Map.of("convmark_version", "0.1.0")));
    run.writeSamples(samples);
    run.writeResults(name, List.of(row));
    return run.path().toString();
  }

  private String base;
  private String slower;

  @BeforeEach
  void writeRuns() throws IOException {
    base = run("base", 0.100, "m1");
    slower = run("slower", 0.130, "m1");
  }

  @Test
  void aSlowdownFailsTheGateWithItsEvidence() throws IOException {
    assertThat(compare(base, slower, "--format", "json")).isEqualTo(ExitCode.FAILED);
    JsonNode row = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(row.get("verdict").asText()).isEqualTo("REGRESSED");
    assertThat(row.get("ratio").asDouble()).isEqualTo(1.3);
    assertThat(row.get("base_forks").asInt()).isEqualTo(5);
    assertThat(row.get("base_mean").asDouble()).isBetween(100.0, 101.0);
  }

  @Test
  void theSameRunAndAFasterOnePass() {
    assertThat(compare(base, base)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1 EQUIVALENT");
    assertThat(compare(slower, base)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1 IMPROVED");
  }

  @Test
  void whatFailsIsChosenAndSoIsTheThreshold() {
    assertThat(compare(slower, base, "--fail-on", "IMPROVED")).isEqualTo(ExitCode.FAILED);
    assertThat(compare(base, slower, "--threshold", "0.5")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void severalRunsOfASideArePooled() throws IOException {
    String again = run("again", 0.100, "m1");
    compare(base + "," + again, slower, "--format", "json");
    assertThat(new ObjectMapper().readTree(out.toString()).get(0).get("base_forks").asInt())
        .isEqualTo(10);
  }

  @Test
  void nothingToCompareIsAnErrorThatSaysWhatDiffersAndNeverAPass() throws IOException {
    assertThat(compare(base, run("elsewhere", 0.1, "m2"))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("expected at least one cell to compare", "machine differs: m1 then, m2 now")
        .hasLineCount(1);
  }

  @Test
  void aBrokenFileIsNamedWithItsLine() throws IOException {
    Path results = Path.of(slower).resolve("results.csv");
    Files.writeString(results, Files.readString(results).replace(",OK,", ",FINE,"));
    assertThat(compare(base, slower)).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains("results.csv:2", "in column status").hasLineCount(1);
  }

  @Test
  void wrongWordsAreRefused() {
    assertThat(compare(base, slower, "--fail-on", "SLOWER")).isEqualTo(ExitCode.USAGE);
    assertThat(compare(base, slower, "--metric", "speed")).isEqualTo(ExitCode.USAGE);
    assertThat(compare(base, slower, "--threshold", "-1")).isEqualTo(ExitCode.USAGE);
    assertThat(compare(base, "nowhere")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void verdictsThatFailAreNamedInAnyCaseOrNotAtAll() {
    assertThat(compare(base, slower, "--fail-on", "regressed")).isEqualTo(ExitCode.FAILED);
    assertThat(compare(base, slower, "--fail-on", "unstable,Missing")).isEqualTo(ExitCode.DONE);
    assertThat(compare(base, slower, "--fail-on", "None")).isEqualTo(ExitCode.DONE);
    assertThat(compare(base, slower, "--fail-on", "none,FAILED")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void rulesGiveThresholdsAndAcceptChanges() throws IOException {
    Path rules = folder.resolve("gate.yaml");
    Files.writeString(rules, "thresholds: {model: vgg16, percent: 50, reason: young}\n");
    assertThat(compare(base, slower, "--rules", rules.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("50 %, young (gate.yaml:1)");
    Files.writeString(
        rules, "acknowledged: {engine: pytorch, commit: abcdef0, reason: exact padding}\n");
    assertThat(compare(base, slower, "--rules", rules.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("1 REGRESSED (1 acknowledged)")
        .contains("acknowledged: exact padding (commit abcdef0)");
    assertThat(compare(base, slower, "--rules", rules.toString(), "--threshold", "0.5"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1 EQUIVALENT");
  }

  @Test
  void whatIsWrongWithRulesIsSaidTogether() throws IOException {
    Path rules =
        Files.writeString(folder.resolve("gate.yaml"), "threshold: 1\nthresholds: {model: a}");
    assertThat(compare(base, slower, "--rules", rules.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("gate.yaml:1: rules:", "gate.yaml:2: thresholds:")
        .hasLineCount(2);
  }

  @Test
  void allMetricsAreCompared() throws IOException {
    compare(base, slower, "--metric", "all", "--format", "csv");
    assertThat(out.toString().lines())
        .hasSize(1 + Metric.values().length)
        .anyMatch(line -> line.contains(",params,EQUIVALENT,"))
        .anyMatch(line -> line.contains(",memory,INCONCLUSIVE,"));
  }

  @Test
  void networksThatAreAlikeAreNoEvidenceOfSpeed() throws IOException {
    String elsewhere = run("elsewhere", 0.1, "m2");
    assertThat(compare(base, elsewhere, "--metric", "all")).isEqualTo(ExitCode.USAGE);
    assertThat(compare(base, elsewhere, "--metric", "params")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void resultsMayStandAloneOrWithWhatLiesBesideThem() throws IOException {
    Path alone = folder.resolve("alone.csv");
    Files.copy(Path.of(slower, "results.csv"), alone);
    assertThat(compare(base + "/results.csv", alone.toString())).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("1 REGRESSED", "recovered from the interval");
    Files.writeString(alone, Files.readString(alone).replace(",fp32,", ",,"));
    assertThat(compare(base, alone.toString())).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains("alone.csv:2: expected text in column precision");
  }

  @Test
  void sidesWithoutACommonCellAreToldApart() throws IOException {
    Path alone = folder.resolve("alone.csv");
    String other = Files.readString(Path.of(slower, "results.csv")).replace("pytorch", "mxnet");
    Files.writeString(alone, other);
    assertThat(compare(base, alone.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("expected cells that both have, found none")
        .contains("only the earlier side has engine pytorch; only the later side has engine mxnet")
        .hasLineCount(1);
  }

  @Test
  void theSameForksAreEvidenceOnce() {
    assertThat(compare(base + "," + base, slower)).isEqualTo(ExitCode.USAGE);
    assertThat(compare(base + "," + base + "/results.csv", slower)).isEqualTo(ExitCode.USAGE);
    assertThat(compare(base + ",", slower)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("found it twice", "found nothing").hasLineCount(3);
  }

  @ParameterizedTest
  @CsvSource({
    "table, 1 REGRESSED",
    "csv, cell_id",
    "json, threshold_reason",
    "markdown, The gate fails",
    "junit, <failure type=",
    "github, ::error title=REGRESSED vgg16.plain-pytorch",
  })
  void everyFormatGoesToTheTerminalOrWholeToAFile(String format, String text) throws IOException {
    assertThat(compare(base, slower, "--format", format)).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains(text);
    Path file = folder.resolve("report.txt");
    compare(base, slower, "--format", format, "--out", file.toString());
    assertThat(file).content().contains(text);
    assertThat(out.toString()).contains(file.toString());
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path file = folder.resolve("no").resolve("report.md");
    assertThat(compare(base, slower, "--out", file.toString())).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains("report.md: can't be written").hasLineCount(1);
  }

  @Test
  void annotationsFollowTheTableOnAGithubRunner() throws IOException {
    Comparer comparer =
        new Comparer(
            Side.of(RunFolders.read(base)), Side.of(RunFolders.read(slower)), Rules.DEFAULT);
    ComparisonReport report =
        new ComparisonReport(
            comparer.compare(List.of(Metric.THROUGHPUT)), List.of(), Set.of(Verdict.REGRESSED));
    new CompareOutput(CompareFormat.TABLE, Optional.empty(), true)
        .print(report, new PrintWriter(out));
    assertThat(out.toString()).contains("1 REGRESSED\n::notice ").contains("::error title=");
    new CompareOutput(CompareFormat.JSON, Optional.empty(), true)
        .print(report, new PrintWriter(err));
    assertThat(err.toString()).doesNotContain("::error");
  }

  @Test
  void documentationHasEveryMetricVerdictColumnAndFormat() throws IOException {
    String docs =
        Files.readString(Path.of(System.getProperty("convmark.root"), "docs", "compare.md"));
    assertThat(docs).contains(quoted(Metric.words()));
    assertThat(docs).contains(quoted(CompareFormat.words()));
    assertThat(docs).contains(quoted(Stream.of(Verdict.values()).map(Verdict::name).toList()));
    assertThat(docs)
        .contains(quoted(ComparisonColumn.all().stream().map(ComparisonColumn::name).toList()));
  }

  private static List<String> quoted(List<String> words) {
    return words.stream().map(word -> '`' + word + '`').toList();
  }
}
