package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.convmark.bench.energy.Powercap;
import org.convmark.bench.energy.Rapl;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Plan;
import org.convmark.result.Energy;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks that read counters which grow while they run. */
class EnergyRunTest {

  private static final int BATCH = 8;
  private static final int MEASURED = 12;

  @TempDir private Path root;

  @AfterEach
  void forgetTheFolder() {
    System.clearProperty(Rapl.FOLDER);
  }

  private Run run() throws Exception {
    Effort effort = Effort.fixed(2, 0, new Bounds(2, 2), new Bounds(MEASURED, MEASURED));
    Plan.Common common =
        new Plan.Common(
            Optional.empty(), Map.of(), 5, Plan.OnShortage.PREDICT, Plan.Ceilings.LEAVE_OUT);
    Plan plan =
        new Plan(
            "test",
            new Plan.Scope(
                List.of("googlenet"), List.of("onnxruntime"), List.of("cpu"), List.of("forward")),
            new Plan.Settings(List.of(BATCH), List.of("fp32"), List.of(1), common),
            effort);
    RunFolder folder = RunFolder.create(root.resolve("runs"), "test");
    PlanRunner.run(
        new RunRequest(plan, "convmark run", root.resolve("exports"), new Silent()), folder);
    return folder.read();
  }

  private static final class Silent implements RunListener {
    @Override
    public void note(String line) {}

    @Override
    public void fork(Step step) {}

    @Override
    public void done(Measurement row) {}
  }

  /** Two packages, whose counters begin anew every 50 J, at about 25 and 50 W. */
  private static ScheduledExecutorService growing(Powercap kernel) throws IOException {
    kernel.domain("intel-rapl:0", "package-0", 50_000_000);
    kernel.domain("intel-rapl:1", "package-1", 50_000_000);
    AtomicLong ticks = new AtomicLong();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    Future<?> unused =
        clock.scheduleAtFixedRate(
            () -> {
              long count = ticks.incrementAndGet();
              kernel.set("intel-rapl:0", count * 250_000 % 50_000_000);
              kernel.set("intel-rapl:1", count * 500_000 % 50_000_000);
            },
            0,
            10,
            TimeUnit.MILLISECONDS);
    return clock;
  }

  @Test
  @Tag("full")
  void theEnergyOfTheMeasuredIterationsIsInTheRowWithItsInterval() throws Exception {
    Path powercap = root.resolve("powercap");
    System.setProperty(Rapl.FOLDER, powercap.toString());
    ScheduledExecutorService clock = growing(new Powercap(powercap));
    Run run;
    try {
      run = run();
    } finally {
      clock.shutdownNow();
    }
    assertThat(run.environment().get("energy")).isEqualTo("rapl: package-0, package-1");
    List<Energy.Window> windows =
        run.forks().stream().map(Fork::energy).map(Optional::get).toList();
    assertThat(windows)
        .hasSize(2)
        .allSatisfy(
            window -> {
              assertThat(window.images()).isEqualTo((long) MEASURED * BATCH);
              assertThat(window.seconds()).isGreaterThan(1);
              assertThat(window.joules()).isPositive();
            });
    for (Fork fork : run.forks()) {
      double timed = MEASURED * fork.times().latency().orElseThrow().meanMs() / 1000;
      assertThat(fork.energy().orElseThrow().seconds()).isGreaterThan(timed);
      assertThat(fork.energy().orElseThrow().seconds()).isLessThan(fork.times().wallSeconds());
    }
    Energy energy = run.measurements().get(0).figures().orElseThrow().energy().orElseThrow();
    assertThat(energy.source()).isEqualTo(Energy.Source.RAPL);
    assertThat(energy.joulesPerImage().value())
        .isCloseTo(
            windows.stream().mapToDouble(Energy.Window::joulesPerImage).average().orElseThrow(),
            within(1e-9));
    assertThat(energy.joulesPerImage().interval()).isPresent();
  }

  @Test
  void aMachineWithoutCountersSaysWhyNothingIsMeasured() {
    System.setProperty(Rapl.FOLDER, root.resolve("none").toString());
    assertThat(EnergyFacts.facts())
        .containsEntry(
            "energy",
            "not measured: the kernel shows no RAPL counters, as in most virtual machines and"
                + " containers");
  }
}
