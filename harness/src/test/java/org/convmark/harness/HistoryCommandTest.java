package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Timing;
import org.convmark.result.Workload;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryCommandTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HOSTILE = "=1+1|<b>@all</b>\u001b[31m\n`x`";

  @TempDir private Path root;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int convmark(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--runs", root.toString()));
    return Convmark.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }

  /** Thirty runs: ten at 100 ms, ten at 120 after a new JDK, nine at 100 again and one at 111. */
  @BeforeEach
  void writeRuns() throws IOException {
    for (int day = 0; day < 30; day++) {
      double level = day == 29 ? 111 : day < 10 || day >= 20 ? 100 : 120;
      write(day, level * (1 + day % 3 / 1000.0), day < 10 ? "17.0.15" : HOSTILE);
    }
  }

  private void write(int day, double meanMs, String jdk) throws IOException {
    String id = String.format(Locale.ROOT, "night-%02d", day);
    RunFolder folder = RunFolder.create(root, id);
    folder.writeEnvironment(
        new Environment(
            Map.of("convmark_version", "0.1.0", "machine_id", "m1", "jdk_version", jdk)));
    Timing timing =
        new Timing(
            new Timing.Counts(1, 3, 0),
            new Estimate(meanMs, Optional.empty()),
            new Timing.Quantiles(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, 200),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    folder.writeResults(
        id,
        List.of(
            new Measurement(
                new Cell(
                    "vgg16/plain",
                    "pytorch",
                    "cpu",
                    Workload.FORWARD,
                    new Cell.Setting(1, "fp32", 2)),
                Outcome.OK,
                Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)),
                NetworkCost.NOT_COUNTED,
                new Provenance(
                    OptionalDouble.empty(),
                    new Provenance.Loaded("2.7.1", Map.of()),
                    "cpu",
                    "m1",
                    START.plusSeconds(day * 86_400L)))));
  }

  @Test
  void stepsAndTheNewestRunArePrintedAndARegressionThatRecoveredStays() {
    assertThat(convmark("history")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Steps:", "night-10", "1.2001", "jdk_version: 17.0.15 → =1+1|", "night-20")
        .contains("night-29", "1 REGRESSED")
        .doesNotContain("\u001b", "Suspected");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aReportShowsTheRunsOfTheFolderInWhichItsRunLies() throws IOException {
    String page = report("--history");
    assertThat(page).contains("-15.8 % ALERT");
    assertThat(page).contains("2026-01-21, night-20", "REGRESSED");
    assertThat(page).as("the slower newest run is among those after the step").contains("-15.8 %");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aReportTakesRunsOfAnotherFolderIfItIsTold() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    assertThat(report("--history", "--runs", elsewhere.toString())).contains("There is no history");
  }

  @Test
  void aReportHasNoHistoryThatNobodyAskedFor() throws IOException {
    assertThat(report()).contains("There is no history").doesNotContain("night-20");
  }

  private String report(String... options) throws IOException {
    Path folder = root.resolve("page");
    List<String> all = new ArrayList<>(List.of("report", root.resolve("night-29").toString()));
    all.addAll(List.of("--out", folder.toString()));
    all.addAll(List.of(options));
    int code =
        Convmark.execute(
            new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    assertThat(code).isEqualTo(ExitCode.DONE);
    return Files.readString(folder.resolve("night-29.html"));
  }

  @Test
  void programsGetOneTable() throws IOException {
    convmark("history", "--format", "json");
    JsonNode rows = new ObjectMapper().readTree(out.toString());
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).get("verdict").asText()).isEqualTo("REGRESSED");
    assertThat(rows.get(0).get("newest_ratio").asDouble()).isBetween(1.10, 1.12);
    assertThat(rows.get(0).get("segment_runs").asInt()).isEqualTo(9);
    assertThat(rows.get(0).get("step_ratio").isNull()).isTrue();
    assertThat(rows.get(1).get("step").asText()).isEqualTo("ALERT");
    assertThat(rows.get(1).get("step_at").asText()).isEqualTo("2026-01-11T00:00:00Z");
    assertThat(rows.get(2).get("step_ratio").asDouble()).isBetween(0.83, 0.85);
  }

  @Test
  void whatFailsIsChosenAndNothingToJudgeIsAnError() {
    assertThat(convmark("history", "--fail-on", "REGRESSED")).isEqualTo(ExitCode.FAILED);
    assertThat(convmark("history", "--fail-on", "IMPROVED,FAILED")).isEqualTo(ExitCode.DONE);
    assertThat(convmark("history", "--series", "alexnet", "--fail-on", "FAILED"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("expected at least one series").hasLineCount(1);
    assertThat(convmark("history", "--series", "alexnet")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void fewRunsSayThatTheyAreTooFew() {
    assertThat(convmark("history", "--since", "2026-01-25")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1 TOO_FEW_POINTS").doesNotContain("Steps");
  }

  @Test
  void hostileTextIsTextInEveryFormat() throws IOException {
    String sql = "SELECT DISTINCT jdk_version FROM runs WHERE jdk_version LIKE '=%'";
    convmark("query", sql);
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(out.toString()).contains("?[31m?").doesNotContain("\u001b");
    out.getBuffer().setLength(0);
    convmark("query", sql, "--format", "markdown");
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(out.toString()).contains("=1+1\\|&lt;b&gt;&#64;all", "\\`x\\`");
    out.getBuffer().setLength(0);
    convmark("query", sql, "--format", "csv");
    List<CSVRecord> rows = CSVFormat.RFC4180.parse(new StringReader(out.toString())).getRecords();
    assertThat(rows.get(1).get(0)).isEqualTo("'" + HOSTILE.replace("\n", " "));
    out.getBuffer().setLength(0);
    convmark("query", sql, "--format", "json");
    assertThat(new ObjectMapper().readTree(out.toString()).get(0).get("jdk_version").asText())
        .isEqualTo(HOSTILE);
  }

  @Test
  void anAnswerIsCutAndSaysSo() {
    assertThat(convmark("query", "SELECT * FROM cells", "--limit", "3")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines()).hasSize(4);
    assertThat(err.toString()).contains("cut after 3 rows").hasLineCount(1);
  }

  @Test
  void aBrokenRunIsSkippedAndSaid() throws IOException {
    Files.writeString(root.resolve("night-05/results.csv"), "broken");
    assertThat(convmark("query", "SELECT count(*) AS n FROM runs")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("29");
    assertThat(err.toString())
        .startsWith("convmark: skipped ")
        .contains("night-05")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "history --since yesterday | --since: expected a date such as 2026-01-31",
        "history --fail-on SLOWER | verdict 'SLOWER': unknown; expected one of [REGRESSED",
        "history --metric speed | metric: expected one of",
        "history --format xml | format 'xml': unknown; expected one of table, csv, json, markdown",
        "history --no-sync | --no-sync: it goes with --store only",
        "history --store mysql:x | store: expected an address such as jdbc:postgresql://",
        "query DROP | query: expected a query that begins with SELECT, WITH, VALUES or FROM, found drop",
        "query SELECT --limit 0 | --limit: expected 1 to 100000 rows, found 0",
        "query SELECT | query: ",
      })
  void aWrongCallIsOneLineThatSaysWhatToDo(String call, String message) {
    assertThat(convmark(call.strip().split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("convmark: ").contains(message).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsAWrongCall() {
    int code =
        Convmark.execute(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "history",
            "--runs",
            root.resolve("nowhere").toString());
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("expected a folder of run folders").hasLineCount(1);
  }
}
