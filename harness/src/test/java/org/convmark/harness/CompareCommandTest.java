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
import org.convmark.result.csv.RunFolder;
import org.convmark.result.stat.LatencySummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
