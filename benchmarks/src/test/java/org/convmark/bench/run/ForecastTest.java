package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.run.CellForecast.Basis;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Status;
import org.convmark.result.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {

  private static final Bounds TWO = Bounds.exactly(2);

  @TempDir private Path exports;

  private static Plan plan(Effort effort, List<String> workloads, List<String> precisions) {
    return new Plan(
        "test",
        new Plan.Scope(
            List.of("googlenet"), List.of("onnxruntime", "mxnet"), List.of("cpu"), workloads),
        new Plan.Settings(List.of(8), precisions, List.of(1)),
        effort);
  }

  private static Plan forward(Effort effort) {
    return plan(effort, List.of("forward"), List.of("fp32"));
  }

  private static Effort adaptive(double cellSeconds) {
    return new Effort(new Bounds(5, 20), 2, new Effort.Limits(1, cellSeconds, 0), TWO, TWO);
  }

  private static Measurement row(Cell cell, double meanMs) {
    Timing timing =
        new Timing(
            new Timing.Counts(1, 1, 0),
            new Estimate(meanMs, Optional.empty()),
            new Timing.Quantiles(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, 1),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new Measurement(
        cell,
        new Outcome(Status.OK, ""),
        Optional.of(new Measurement.Figures(timing, Memory.NOT_MEASURED)),
        NetworkCost.NOT_COUNTED,
        new Provenance(
            OptionalDouble.empty(), Provenance.Loaded.NOT_LOADED, "", "", Provenance.NOT_STARTED));
  }

  @Test
  void whatWasMeasuredIsPreferredToWhatIsAssumedAndTheLastMeasurementToEarlierOnes()
      throws Exception {
    Plan plan = forward(adaptive(0));
    Cell known = plan.cells().get(1);
    List<CellForecast> cells = Forecast.of(plan, exports, List.of(row(known, 9), row(known, 500)));
    assertThat(cells.get(0).call().basis()).isEqualTo(Basis.ASSUMED);
    double gmacs = 8 * Architectures.variant("googlenet").graph().cost().macs() / 1e9;
    assertThat(cells.get(0).call().seconds().orElseThrow())
        .isCloseTo(gmacs / Forecast.GMACS_PER_THREAD, within(1e-9));
    assertThat(cells.get(1).call().basis()).isEqualTo(Basis.MEASURED);
    assertThat(cells.get(1).call().seconds()).hasValue(0.5);
  }

  @Test
  void theTimeOfACellIsThatOfItsForksWithinItsLimit() throws Exception {
    Plan plan = forward(adaptive(0));
    List<Measurement> earlier = List.of(row(plan.cells().get(0), 500));
    double fork = CellForecast.FORK_SECONDS + 4 * 0.5;
    CellForecast.Call free = Forecast.of(plan, exports, earlier).get(0).call();
    assertThat(free.leastSeconds()).hasValue(5 * fork);
    assertThat(free.mostSeconds()).hasValue(20 * fork);
    CellForecast.Call limited = Forecast.of(forward(adaptive(50)), exports, earlier).get(0).call();
    assertThat(limited.leastSeconds()).hasValue(5 * fork);
    assertThat(limited.mostSeconds()).hasValue(50);
  }

  @Test
  void anExportIsCountedOnceAndNotIfItIsThere() throws Exception {
    Plan plan = forward(adaptive(0));
    List<CellForecast> cells = Forecast.of(plan, exports, List.of());
    double mib = Architectures.variant("googlenet").graph().cost().weightsMib();
    assertThat(cells.get(0).needs().exportMib()).isEqualTo(mib);
    assertThat(cells.get(1).needs().exportMib()).isZero();
    Path file = exports.resolve(plan.scope().models().get(0) + ".onnx");
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    assertThat(Forecast.of(plan, exports, List.of()).get(0).needs().exportMib()).isZero();
  }

  @Test
  void whatIsKnownToBeUnsupportedTakesNoTimeAndSaysWhy() throws Exception {
    Plan plan = plan(adaptive(0), List.of("forward", "train-step"), List.of("bf16"));
    List<CellForecast> cells = Forecast.of(plan, exports, List.of());
    assertThat(cells).hasSize(4).allSatisfy(cell -> assertThat(cell.obstacle()).isPresent());
    assertThat(cells.get(0).call().mostSeconds()).isEmpty();
    assertThat(Forecast.proofs(cells)).isZero();
  }

  private static Plan vgg(int batch) {
    Plan.Scope scope =
        new Plan.Scope(List.of("vgg16"), List.of("pytorch"), List.of("cpu"), List.of("train-step"));
    return new Plan(
        "test", scope, new Plan.Settings(List.of(batch), List.of("fp32"), List.of(1)), adaptive(0));
  }

  @Test
  void whatCannotFitSaysSoUnlessItIsToBeTried() throws Exception {
    CellForecast large = Forecast.of(vgg(3_500), exports, List.of()).get(0);
    assertThat(large.obstacle().orElseThrow().status()).isEqualTo(Status.OOM_PREDICTED);
    assertThat(large.needs().memoryMib().orElseThrow()).isGreaterThan(1e5);
    assertThat(large.call().mostSeconds()).isEmpty();
    Plan tried = vgg(3_500).trying();
    assertThat(Forecast.of(tried, exports, List.of()).get(0).obstacle()).isEmpty();
  }

  private Optional<String> shortage(double meanMs, double cellSeconds, double runSeconds)
      throws Exception {
    Effort.Limits limits = new Effort.Limits(1, cellSeconds, runSeconds);
    Plan plan = forward(new Effort(new Bounds(5, 20), 2, limits, TWO, TWO));
    Cell known = plan.cells().get(0);
    return Forecast.of(plan, exports, List.of(row(known, meanMs)))
        .get(0)
        .shortage(plan.effort(known));
  }

  @Test
  void timeThatIsShorterThanItsForksIsToldAndNotRefused() throws Exception {
    assertThat(shortage(500, 0, 0)).isEmpty();
    assertThat(shortage(500, 5 * 6, 6)).isEmpty();
    assertThat(shortage(500, 29, 0)).hasValue("5 forks may take 6 s each, and the cell has 29 s");
    assertThat(shortage(500, 0, 5)).hasValue("one fork may take 6 s, and the run has 5 s");
    Plan tight = forward(new Effort(Bounds.exactly(1), 0, new Effort.Limits(0, 1, 0), TWO, TWO));
    assertThat(Forecast.shortages(tight, exports).orElseThrow())
        .startsWith("2 of 2 cells may not have their forks in time");
  }

  @Test
  void trainingIsProvedInInferenceTooAndOnceForAllItsWorkloads() throws Exception {
    List<String> workloads = List.of("forward", "backward", "train-step");
    Plan plan = plan(adaptive(0), workloads, List.of("fp32"));
    assertThat(Forecast.proofs(Forecast.of(plan, exports, List.of()))).isEqualTo(2 * 2);
  }
}
