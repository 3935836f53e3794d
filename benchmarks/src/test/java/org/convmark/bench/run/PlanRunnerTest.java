package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.plan.PlanFile;
import org.convmark.bench.run.PlanRunner.Left;
import org.convmark.bench.run.PlanRunner.OnChange;
import org.convmark.bench.run.PlanRunner.Resumption;
import org.convmark.result.Finding;
import org.convmark.result.FindingKind;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanRunnerTest {

  private static final Effort SMALL = forks(1);

  private static Effort forks(int number) {
    return Effort.fixed(number, 0, new Bounds(1, 1), new Bounds(3, 3));
  }

  @TempDir private Path root;

  private final Listener listener = new Listener();

  /** Remembers what was on disk when each fork began. */
  private final class Listener implements RunListener {
    private final List<String> resultsAtFork = new ArrayList<>();
    private final List<String> forks = new ArrayList<>();
    private final List<Double> secondsAtFork = new ArrayList<>();

    @Override
    public void note(String line) {}

    @Override
    public void fork(Step step) {
      forks.add(step.cell().engine() + step.fork());
      Path results = root.resolve("runs/test/results.csv");
      try {
        resultsAtFork.add(Files.exists(results) ? Files.readString(results) : "");
        String measured =
            RunFolder.open(results.getParent())
                .readEnvironment()
                .get("wall_seconds in measurement");
        secondsAtFork.add(Double.parseDouble(measured));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void done(Measurement row) {}
  }

  private static Plan.Scope scope(
      List<String> engines, List<String> devices, List<String> workloads) {
    return new Plan.Scope(List.of("googlenet"), engines, devices, workloads);
  }

  private Run run(Plan.Scope scope, String precision, Effort effort) throws Exception {
    Plan.Common common =
        new Plan.Common(
            Optional.empty(), Map.of(), 5, Plan.OnShortage.PREDICT, Plan.Ceilings.LEAVE_OUT);
    Plan.Settings settings = new Plan.Settings(List.of(1), List.of(precision), List.of(1), common);
    Plan plan = new Plan("test", scope, settings, effort);
    RunFolder folder = RunFolder.create(root.resolve("runs"), "test");
    PlanRunner.run(new RunRequest(plan, "convmark run", root.resolve("exports"), listener), folder);
    assertThat(PlanFile.load(folder.path().resolve("plan.yaml").toString())).isEqualTo(plan);
    assertThat(folder.readEnvironment().get("seed")).isEqualTo("5");
    return folder.read();
  }

  @Test
  void measuresCellsInTurnsAndHasEachOnDiskBeforeTheNextForkBegins() throws Exception {
    Plan.Scope both = scope(List.of("onnxruntime", "mxnet"), List.of("cpu"), List.of("forward"));
    Run run = run(both, "fp32", forks(2));
    assertThat(listener.forks).containsExactly("onnxruntime1", "mxnet1", "onnxruntime2", "mxnet2");
    assertThat(listener.resultsAtFork.get(2).lines()).hasSize(1);
    assertThat(listener.secondsAtFork.get(0)).isZero();
    assertThat(listener.secondsAtFork.get(2)).as("kept fork by fork").isPositive();
    assertThat(listener.resultsAtFork.get(3)).contains("-onnxruntime-").doesNotContain("-mxnet-");
    assertThat(run.measurements())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.outcome().status()).as(row.outcome().message()).isEqualTo(Status.OK);
              assertThat(row.cost().params()).isEqualTo(6_998_552);
              assertThat(row.provenance().parityError().orElseThrow()).isLessThan(1e-4);
              assertThat(row.figures().orElseThrow().timing().counts().forks()).isEqualTo(2);
              assertThat(row.figures().orElseThrow().timing().mean().interval()).isPresent();
              assertThat(row.figures().orElseThrow().timing().loadMs()).isPresent();
              assertThat(row.figures().orElseThrow().timing().firstCallMs()).isPresent();
              assertThat(row.figures().orElseThrow().memory().hostPeak().orElseThrow())
                  .isGreaterThan(row.figures().orElseThrow().memory().hostBaseline().orElseThrow());
            });
    assertThat(run.samples()).hasSize(2 * 2 * 4);
    assertThat(run.samples().stream().filter(sample -> sample.phase() == Phase.WARMUP)).hasSize(4);
    assertThat(run.samples().stream().mapToDouble(Sample::seconds).min().orElseThrow())
        .isPositive();
    assertThat(run.environment().get("engine onnxruntime on cpu")).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(run.findings().orElseThrow())
        .as("too few iterations to settle")
        .extracting(Finding::kind)
        .contains(FindingKind.UNSTEADY_FORKS);
  }

  @Test
  void fp16AloneIsStillHeldAgainstFp32AndWhoLacksItIsRefusedBeforeAnythingIsTimed()
      throws Exception {
    Plan.Scope both = scope(List.of("onnxruntime", "mxnet"), List.of("cpu"), List.of("forward"));
    List<Measurement> rows = run(both, "fp16", SMALL).measurements();
    assertThat(listener.forks).containsExactly("onnxruntime1");
    assertThat(rows.get(1).outcome().status())
        .as(rows.get(1).outcome().message())
        .isEqualTo(Status.OK);
    assertThat(rows.get(1).outcome().message()).contains("computes all but linear layers in fp32");
    assertThat(rows.get(1).provenance().parityError().orElseThrow()).isBetween(1e-4, 1e-1);
    assertThat(rows.get(0).outcome().status()).isEqualTo(Status.UNSUPPORTED);
    assertThat(root.resolve("exports/googlenet"))
        .isDirectoryContaining("glob:**.fp16.onnx")
        .isDirectoryContaining("glob:**_aux.onnx");
  }

  @Test
  void whatCannotRunIsARowWithItsReasonAndTheOthersStillRun() throws Exception {
    Plan.Scope four =
        scope(List.of("onnxruntime", "pytorch"), List.of("cuda", "cpu"), List.of("backward"));
    Run run = run(four, "fp32", SMALL);
    assertThat(run.measurements())
        .extracting(
            row -> row.cell().device() + " " + row.cell().engine(), row -> row.outcome().status())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cuda:0 onnxruntime", Status.UNSUPPORTED),
            org.assertj.core.groups.Tuple.tuple("cuda:0 pytorch", Status.UNAVAILABLE),
            org.assertj.core.groups.Tuple.tuple("cpu onnxruntime", Status.OK),
            org.assertj.core.groups.Tuple.tuple("cpu pytorch", Status.OK));
    assertThat(run.measurements().get(1).outcome().message()).contains("--device cpu");
    assertThat(run.measurements().get(2).outcome().message())
        .isEqualTo(
            "runs a gradient graph of standard ONNX operators, not ONNX Runtime's training build");
    assertThat(run.measurements().get(3).outcome().message()).isEmpty();
  }

  @Test
  void aRunGoesOnWithWhatIsLeftAndNotOnAnotherMachineUnlessItsCellsMaySaySo() throws Exception {
    Plan.Scope one = scope(List.of("mxnet"), List.of("cpu"), List.of("forward"));
    Plan.Settings settings = new Plan.Settings(List.of(1, 2), List.of("fp32"), List.of(1));
    Plan plan = new Plan("test", one, settings, SMALL).withoutCeilings();
    RunFolder folder = RunFolder.create(root.resolve("runs"), "test");
    RunRequest request = new RunRequest(plan, "convmark run", root.resolve("exports"), listener);
    PlanRunner.run(request, folder);
    Path results = folder.path().resolve("results.csv");
    String whole = Files.readString(results);
    String first = whole.substring(0, whole.indexOf("\r\n", whole.indexOf("\r\n") + 2) + 2);
    Files.writeString(results, first);
    Path facts = folder.path().resolve("environment.csv");
    String jdk = System.getProperty("java.runtime.version");
    Files.writeString(facts, Files.readString(facts).replace(jdk, "11.0.1"));

    Resumption refusing = new Resumption(OnChange.REFUSE, Left.WITHOUT_ROW);
    assertThatThrownBy(() -> PlanRunner.resume(request, folder, refusing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdk_version: was '11.0.1', is '" + jdk + "'")
        .hasMessageContaining("--force");
    assertThat(results).hasContent(first);

    listener.forks.clear();
    Resumption marking = new Resumption(OnChange.MARK, Left.WITHOUT_ROW);
    List<Measurement> rows = PlanRunner.resume(request, folder, marking);
    assertThat(Files.readString(results)).startsWith(first);
    assertThat(rows).extracting(row -> row.cell().batch()).containsExactly(1, 2);
    assertThat(rows.get(0).outcome().message()).isEmpty();
    // measured alone, and still held against another engine
    assertThat(rows.get(0).provenance().parityError().orElseThrow()).isBetween(1e-9, 1e-4);
    assertThat(rows.get(1).outcome().message()).startsWith("measured after a change: jdk_version");
    assertThat(listener.forks).containsExactly("mxnet1");
    assertThat(folder.readParity()).hasSize(2);
    assertThat(folder.readEnvironment().get("resumed_with 1")).contains("jdk_version");
  }
}
