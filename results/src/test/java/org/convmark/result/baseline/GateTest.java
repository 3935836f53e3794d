package org.convmark.result.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convmark.result.Cell;
import org.convmark.result.Run;
import org.convmark.result.Status;
import org.convmark.result.baseline.Baselines.Gaps;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Verdict;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

  private static final Cell STEADY = TestRun.cell("net/steady");
  private static final Cell NOISY = TestRun.cell("net/noisy");

  @TempDir private Path folder;
  private Baselines baselines;

  @BeforeEach
  void accept() throws IOException {
    baselines = new Baselines(folder.resolve("baselines"));
    baselines.accept(
        run(1, 10, 20).failing("net/bf16", Status.UNSUPPORTED).write(folder, "base"),
        "",
        Gaps.REFUSE);
  }

  private static TestRun run(long seed, double steadyMs, double noisyMs) {
    return new TestRun(seed)
        .with(STEADY.model(), steadyMs, 0.002)
        .with(NOISY.model(), noisyMs, 0.025);
  }

  private Run written(TestRun run) throws IOException {
    return RunFolder.open(run.write(folder, "run-" + System.nanoTime())).read();
  }

  private Gate gate(Cell... asked) throws IOException {
    return new Gate(
        baselines.baseline(TestRun.MACHINE), new LinkedHashSet<>(List.of(asked)), Rules.DEFAULT);
  }

  private static Verdict verdict(GateResult result, Cell cell) {
    return result.comparisons().stream()
        .filter(each -> each.series().cell().equals(cell))
        .map(Comparison::verdict)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSlowerCellFails() throws IOException {
    GateResult result = gate(STEADY, NOISY).first(written(run(2, 11, 20)));
    assertThat(verdict(result, STEADY)).isEqualTo(Verdict.REGRESSED);
    assertThat(result.isPassed()).isFalse();
    assertThat(result.failing()).hasSize(1);
  }

  @Test
  void freshForksDecideWhatTheFirstLookLeftOpen() throws IOException {
    Gate gate = gate(STEADY, NOISY);
    Run run = written(run(2, 10, 20.2));
    GateResult first = gate.first(run);
    assertThat(first.open()).containsExactly(NOISY);
    assertThat(first.isPassed()).isTrue();
    Run again = written(new TestRun(3).with(NOISY.model(), 30, 28, 0.002));
    GateResult second = gate.second(first, run, again);
    assertThat(verdict(second, NOISY)).isEqualTo(Verdict.REGRESSED);
    assertThat(verdict(second, STEADY)).isEqualTo(Verdict.EQUIVALENT);
    assertThat(second.looks()).isEqualTo(GateResult.Looks.TWO);
    Comparison.Evidence evidence = second.failing().get(0).evidence().orElseThrow();
    assertThat(evidence.later().count()).isEqualTo(35);
    assertThat(evidence.base().count()).isEqualTo(5);
  }

  @Test
  void whatTheFirstLookDecidedStaysDecided() throws IOException {
    Gate gate = gate(STEADY, NOISY);
    Run run = written(run(2, 11, 20));
    Run again = written(run(4, 10, 20));
    GateResult second = gate.second(gate.first(run), run, again);
    assertThat(verdict(second, STEADY)).isEqualTo(Verdict.REGRESSED);
  }

  @Test
  void aCellThatFailsInTheSecondLookFails() throws IOException {
    Gate gate = gate(STEADY, NOISY);
    Run run = written(run(2, 10, 20.2));
    Run again = written(new TestRun(3).failing(NOISY.model(), Status.TIMEOUT));
    GateResult second = gate.second(gate.first(run), run, again);
    assertThat(verdict(second, NOISY)).isEqualTo(Verdict.FAILED);
    assertThat(second.failing().get(0).remark()).contains("second look TIMEOUT: it did");
  }

  @Test
  void aCellOfThePlanThatWasNotMeasuredIsMissingAndOneThatWasNotAskedForIsNot() throws IOException {
    Run run = written(new TestRun(2).with(STEADY.model(), 10, 0.002));
    assertThat(verdict(gate(STEADY, NOISY).first(run), NOISY)).isEqualTo(Verdict.MISSING);
    assertThat(gate(STEADY, NOISY).first(run).isPassed()).isFalse();
    assertThat(gate(STEADY).first(run).isPassed()).isTrue();
    assertThat(gate(STEADY).watched()).isEqualTo(Set.of(STEADY));
  }

  @Test
  void aCellThatFailedFailsAndOneThatNoEngineHasIsNoConcern() throws IOException {
    Cell fresh = TestRun.cell("net/fresh");
    Cell unsupported = TestRun.cell("net/bf16");
    Run run =
        written(
            new TestRun(2)
                .with(STEADY.model(), 10, 0.002)
                .failing(unsupported.model(), Status.UNSUPPORTED));
    GateResult result = gate(STEADY, unsupported).first(run);
    assertThat(result.comparisons()).hasSize(1);
    assertThat(result.isPassed()).isTrue();
    Run failed =
        written(new TestRun(2).with(STEADY.model(), 10, 0.002).failing(fresh.model(), Status.OOM));
    assertThat(verdict(gate(STEADY, fresh).first(failed), fresh)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void anEngineThatIsGoneFailsTheCellsThatItHad() throws IOException {
    Run run =
        written(
            new TestRun(2)
                .with(STEADY.model(), 10, 0.002)
                .failing(NOISY.model(), Status.UNAVAILABLE));
    assertThat(verdict(gate(STEADY, NOISY).first(run), NOISY)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aGateThatComparedNothingDoesNotPass() throws IOException {
    Run run = written(new TestRun(2).with("net/new", 10, 0.002));
    GateResult result = gate(TestRun.cell("net/new")).first(run);
    assertThat(result.hasComparisons()).isFalse();
    assertThat(result.isPassed()).isFalse();
    assertThat(verdict(result, TestRun.cell("net/new"))).isEqualTo(Verdict.NEW);
  }
}
