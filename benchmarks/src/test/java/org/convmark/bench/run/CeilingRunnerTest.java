package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Plan;
import org.convmark.result.Ceiling;
import org.convmark.result.LayerFact;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeilingRunnerTest {

  private static final Effort SMALL = Effort.fixed(1, 0, new Bounds(1, 1), new Bounds(2, 2));

  @TempDir private Path root;

  private final Listener listener = new Listener();

  /** Remembers what is worth a line. */
  private static final class Listener implements RunListener {
    private final List<String> notes = new ArrayList<>();

    @Override
    public void note(String line) {
      notes.add(line);
    }

    @Override
    public void fork(Step step) {}

    @Override
    public void done(Measurement row) {}
  }

  private static Plan plan(String engine, List<Integer> batches, List<String> precisions) {
    return new Plan(
        "tiny",
        new Plan.Scope(List.of("googlenet"), List.of(engine), List.of("cpu"), List.of("forward")),
        new Plan.Settings(batches, precisions, List.of(1)),
        SMALL);
  }

  private RunRequest request(Plan plan) {
    return new RunRequest(plan, "convmark run", root.resolve("exports"), listener);
  }

  @Test
  @Tag("full")
  void aRunHasBothCeilingsOfItsMachineAndGoesOnWithoutMeasuringThemAgain() throws Exception {
    RunFolder folder = RunFolder.create(root.resolve("runs"), "tiny");
    PlanRunner.run(request(plan("mxnet", List.of(1, 2), List.of("fp32"))), folder);
    Run run = folder.read();
    assertThat(run.evidence().ceilings())
        .as(Files.readString(folder.path().resolve("log.txt")))
        .hasSize(2)
        .allSatisfy(
            ceiling -> {
              assertThat(ceiling.rate().value()).isPositive();
              assertThat(ceiling.rate().interval()).isPresent();
              assertThat(ceiling.forks()).isEqualTo(3);
              assertThat(ceiling.device()).isEqualTo("cpu");
              assertThat(ceiling.precision()).isEqualTo("fp32");
              assertThat(ceiling.threads()).isEqualTo(1);
              assertThat(ceiling.engine()).isEqualTo("onnxruntime");
            })
        .extracting(Ceiling::kind)
        .containsExactly(Ceiling.Kind.COMPUTE, Ceiling.Kind.BANDWIDTH);
    assertThat(listener.notes)
        .contains("measuring the machine's ceilings: cpu fp32, threads 1, by onnxruntime");
    assertThat(Double.parseDouble(run.environment().get("wall_seconds in ceilings"))).isPositive();
    assertThat(run.documentation().layers())
        .extracting(LayerFact::model)
        .containsOnly(run.measurements().get(0).cell().model());

    Path results = folder.path().resolve("results.csv");
    List<String> lines = Files.readAllLines(results);
    Files.writeString(results, lines.get(0) + "\r\n" + lines.get(1) + "\r\n");
    listener.notes.clear();
    PlanRunner.resume(request(PlanRunner.planOf(folder)), folder, PlanRunner.Resumption.NONE);
    assertThat(folder.read().measurements()).hasSize(2);
    assertThat(folder.read().evidence().ceilings()).isEqualTo(run.evidence().ceilings());
    assertThat(listener.notes).noneMatch(note -> note.contains("ceilings"));
  }

  @Test
  @Tag("full")
  void whereNoEngineComputesInThePrecisionTheRunGoesOnAndItsLogSaysWhy() throws Exception {
    RunFolder folder = RunFolder.create(root.resolve("runs"), "tiny");
    PlanRunner.run(request(plan("onnxruntime", List.of(1), List.of("fp16"))), folder);
    assertThat(folder.read().measurements()).allMatch(Measurement::isOk);
    assertThat(folder.path().resolve("ceilings.csv")).doesNotExist();
    String why =
        "no ceiling of cpu fp16, threads 1: no engine of the plan is ready there and computes in that precision";
    assertThat(folder.path().resolve("log.txt")).content().contains(why);
    assertThat(listener.notes).contains(why);
  }

  @Test
  void cellsOfOneDevicePrecisionAndNumberOfThreadsShareTheirCeilings() {
    Plan plan = plan("onnxruntime", List.of(1, 2, 4), List.of("fp32", "fp16"));
    assertThat(CeilingRunner.conditions(plan.cells()))
        .containsExactly(
            new CeilingRunner.Condition("cpu", "fp32", 1),
            new CeilingRunner.Condition("cpu", "fp16", 1));
    double seconds = Forecast.ceilingSeconds(plan);
    assertThat(seconds).isPositive();
    assertThat(Forecast.ceilingSeconds(plan("onnxruntime", List.of(1), List.of("fp32"))))
        .isEqualTo(seconds / 2);
    assertThat(Forecast.ceilingSeconds(plan.withoutCeilings())).isZero();
  }
}
