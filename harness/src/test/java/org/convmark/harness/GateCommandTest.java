package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.environment.EnvironmentCapture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines and the gate from the command line, with runs whose times are scripted. */
class GateCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path base;

  @BeforeEach
  void writeRun() throws IOException {
    base = ScriptedRun.write(folder, "base", 10);
  }

  private int convmark(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--baselines", folder.resolve("baselines").toString()));
    return Convmark.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }

  private void accept() {
    assertThat(convmark("baseline", "accept", base.toString(), "--reason", "=new driver"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
  }

  /** A run that is complete is put before the gate without anything being measured. */
  private int gate(Path run, String... more) {
    List<String> call = new ArrayList<>(List.of("run", "--resume", run.toString(), "--gate"));
    call.addAll(List.of("--out", folder.toString()));
    call.addAll(List.of(more));
    return convmark(call.toArray(String[]::new));
  }

  @Test
  void tenPercentSlowerFailsAndLeavesItsEvidenceBesideTheRun() throws IOException {
    accept();
    Path slower = ScriptedRun.write(folder, "slower", 11);
    String results = Files.readString(slower.resolve("results.csv"));
    assertThat(gate(slower)).as(err.toString()).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("gate: failed after one look: 1 REGRESSED");
    assertThat(slower.resolve("gate.md")).content().contains("REGRESSED");
    assertThat(slower.resolve("gate.xml")).content().contains("<failure");
    assertThat(slower.resolve("results.csv")).hasContent(results);
  }

  @Test
  void aSecondLookPoolsTheForksOfBothAndLeavesTheFirstRunAsItIs() throws IOException {
    accept();
    Path open = ScriptedRun.write(folder, "open", 10.6, 0.03);
    ScriptedRun.write(folder, "open" + RunFolder.SECOND_LOOK, 13);
    String results = Files.readString(open.resolve("results.csv"));
    assertThat(gate(open)).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString())
        .contains("1 cells are open", "gate: failed after two looks: 1 REGRESSED", " 5+10 ");
    assertThat(open.resolve("results.csv")).hasContent(results);
    assertThat(gate(open)).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).doesNotContain("5+15");
  }

  @Test
  void theSameAgainPassesAndFasterDoesToo() throws IOException {
    accept();
    assertThat(gate(ScriptedRun.write(folder, "same", 10))).isEqualTo(ExitCode.DONE);
    assertThat(gate(ScriptedRun.write(folder, "faster", 9))).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("gate: passed after one look: 1 EQUIVALENT")
        .contains("gate: passed after one look: 1 IMPROVED");
  }

  @Test
  void programsAndQuietPeopleHearTheVerdictToo() throws IOException {
    accept();
    Path slower = ScriptedRun.write(folder, "slower", 11);
    assertThat(gate(slower, "--quiet")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("latency-mean: REGRESSED");
    assertThat(gate(slower, "--json-log")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString())
        .contains("\"event\":\"comparison\"")
        .contains("\"verdict\":\"REGRESSED\"")
        .contains("\"passed\":false,\"looks\":1,\"failing\":1");
  }

  @Test
  void rulesRaiseAThreshold() throws IOException {
    accept();
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(
        rules, "thresholds:\n  - {model: googlenet, percent: 25, reason: noisy room}\n");
    Path slower = ScriptedRun.write(folder, "slower", 11);
    assertThat(gate(slower, "--rules", rules.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1 EQUIVALENT", "25");
  }

  @Test
  void noBaselineIsNeverAPassAndSaysHowToGetOne() {
    assertThat(gate(base)).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString())
        .contains("expected a baseline of machine m", "convmark baseline accept RUN")
        .hasLineCount(1);
    assertThat(convmark("run", "--plan", "dry", "--gate")).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(convmark("baseline", "show")).isEqualTo(ExitCode.ENVIRONMENT);
  }

  @Test
  void aPlanWithoutACellOfTheBaselineIsRefusedBeforeItIsMeasured() {
    accept();
    assertThat(convmark("run", "--model", "vgg16", "--gate")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("expected at least one cell that the baseline of machine m")
        .hasLineCount(1);
  }

  @Test
  void aRunOfAnotherVersionIsNoPass() throws IOException {
    accept();
    Path other = ScriptedRun.write(folder, "other", 10);
    Path facts = other.resolve("environment.csv");
    Files.writeString(facts, Files.readString(facts).replace("0.1.0", "0.2.0"));
    Path earlier = Files.writeString(other.resolve("gate.md"), "The gate passes.");
    assertThat(gate(other)).isEqualTo(ExitCode.FAILED);
    assertThat(earlier).content().contains("The gate fails", "NOT_COMPARABLE");
  }

  @Test
  void theGateGoesWithMeasuring() {
    accept();
    assertThat(convmark("run", "--gate", "--max-batch", "8")).isEqualTo(ExitCode.USAGE);
    assertThat(convmark("run", "--rules", "x.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("leave out --max-batch", "--rules: it goes with --gate");
  }

  @Test
  void acceptedRunsAreListedShownAndPruned() {
    accept();
    String machine = new EnvironmentCapture().machine().id();
    assertThat(out.toString()).contains("base is the baseline of 1 cells of machine " + machine);
    assertThat(convmark("baseline", "list")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains(" =new driver", "abc1234", "scripted");
    assertThat(convmark("baseline", "list", "--format", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains(",'=new driver");
    for (String id : List.of("", machine)) {
      out.getBuffer().setLength(0);
      assertThat(convmark(("baseline show --format csv " + id).strip().split(" ")))
          .isEqualTo(ExitCode.DONE);
      assertThat(out.toString()).contains(ScriptedRun.CELL.id() + ",base,5,10.000,,");
    }
    assertThat(convmark("baseline", "prune", "--format", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("baselines").resolve(machine).resolve("base")).isDirectory();
  }

  @Test
  void wrongCallsAreRefusedInOneLine() {
    assertThat(convmark("baseline", "accept", "nowhere")).isEqualTo(ExitCode.USAGE);
    assertThat(convmark("baseline", "show", "../..")).isEqualTo(ExitCode.USAGE);
    assertThat(convmark("baseline", "prune", "--keep", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).hasLineCount(3);
    assertThat(Convmark.execute(new PrintWriter(out), new PrintWriter(err, true), "baseline"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("expected accept, list, show or prune");
  }
}
