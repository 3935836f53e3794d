package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.own.Scripts;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.plan.PlanFile;
import org.convmark.model.arch.Architectures;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.model.weights.Weights;
import org.convmark.result.LayerFact;
import org.convmark.result.Measurement;
import org.convmark.result.ModelFact;
import org.convmark.result.Run;
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFileRunTest {

  private static final Effort SMALL = Effort.fixed(1, 0, new Bounds(1, 1), new Bounds(2, 2));
  private static final int FLOAT = 1;
  private static final int BOOL = 9;

  @TempDir private Path root;

  private static final class Silent implements RunListener {
    @Override
    public void note(String line) {}

    @Override
    public void fork(Step step) {}

    @Override
    public void done(Measurement row) {}
  }

  private static Plan plan(
      List<String> models, List<String> engines, List<String> workloads, Plan.Settings settings) {
    return new Plan(
            "own", new Plan.Scope(models, engines, List.of("cpu"), workloads), settings, SMALL)
        .withoutCeilings();
  }

  private static Plan.Settings batch(int batch, Map<String, String> inputs) {
    return new Plan.Settings(List.of(batch), List.of("fp32"), List.of(1), Optional.empty(), inputs);
  }

  private Run run(Plan plan) throws Exception {
    RunFolder folder = RunFolder.create(root.resolve("runs"), "own");
    PlanRunner.run(new RunRequest(plan, "test", root.resolve("exports"), new Silent()), folder);
    assertThat(PlanFile.load(folder.path().resolve("plan.yaml").toString())).isEqualTo(plan);
    return folder.read();
  }

  private static Measurement row(Run run, String model, String cell) {
    return run.measurements().stream()
        .filter(row -> row.cell().model().equals(model) && row.cell().id().contains(cell))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNetworkOfTheSuiteAsAFileIsMeasuredAndCountedAlike() throws Exception {
    Graph graph = Architectures.variant("googlenet").graph();
    Path file = root.resolve("net.onnx");
    OnnxExport.of(Weights.seeded(graph, 1)).to(file);
    String model = "file:" + file;
    Run run =
        run(
            plan(
                List.of(model),
                List.of("onnxruntime", "pytorch"),
                List.of("forward", "backward"),
                batch(2, Map.of())));
    Measurement measured = row(run, model, "onnxruntime-cpu-forward");
    assertThat(measured.outcome().status()).as(measured.outcome().message()).isEqualTo(Status.OK);
    assertThat(measured.outcome().message()).startsWith("not compared").doesNotContain("counted");
    assertThat(measured.cost().params()).isEqualTo(graph.cost().parameters());
    assertThat(measured.cost().macs()).isEqualTo(graph.cost().macs());
    assertThat(measured.figures().orElseThrow().memory().analytic()).isPresent();
    assertThat(measured.provenance().parityError()).isEmpty();
    assertThat(row(run, model, "onnxruntime-cpu-backward").outcome().message())
        .contains("forward only");
    assertThat(row(run, model, "pytorch-cpu-forward").outcome().status())
        .isEqualTo(Status.UNSUPPORTED);
    assertThat(row(run, model, "pytorch-cpu-forward").outcome().message())
        .isEqualTo("pytorch does not run such files; measure it with --engine onnxruntime");
    ModelFact fact =
        run.documentation().models().stream()
            .filter(each -> each.model().equals(model))
            .findFirst()
            .orElseThrow();
    assertThat(fact.input()).isEqualTo("input 2x3x224x224 float32");
    assertThat(run.documentation().layers())
        .allSatisfy(layer -> assertThat(layer.model()).isEqualTo(model));
    assertThat(run.documentation().layers().stream().mapToLong(LayerFact::macs).sum())
        .isEqualTo(graph.cost().macs());
    assertThat(run.environment().get("model " + model)).contains("operator set 17", "SHA-256");
  }

  @Test
  void filesOfManyKindsRunOrSayWhyNot() throws Exception {
    String branches = "file:" + write("branches.onnx", 17, branches());
    String future = "file:" + write("future.onnx", 9999, branches());
    Path script =
        Scripts.write(
            root.resolve("net.pt"),
            "condition: Tensor, x: Tensor) -> Dict[str, Tensor]",
            "return {\"sum\": torch.add(x, x), \"condition\": condition}");
    String broken =
        "file:"
            + Scripts.write(
                root.resolve("broken.pt"), "c: Tensor, x: Tensor) -> Tensor", "return torch.no(x)");
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("condition", "1:bool");
    inputs.put("x", "3x5");
    Run run =
        run(
            plan(
                List.of(branches, future, "file:" + script, broken),
                List.of(),
                List.of("forward"),
                batch(1, inputs)));
    assertThat(run.measurements()).hasSize(4);
    assertThat(run.documentation().layers()).as("no graph of these is known").isEmpty();
    Measurement counted = row(run, branches, "onnxruntime");
    assertThat(counted.outcome().status()).as(counted.outcome().message()).isEqualTo(Status.OK);
    assertThat(counted.outcome().message()).endsWith("not counted: If");
    assertThat(counted.cost().isCounted()).isFalse();
    assertThat(row(run, future, "onnxruntime").outcome().status()).isEqualTo(Status.FAILED);
    assertThat(row(run, future, "onnxruntime").outcome().message())
        .contains("cannot load", "future.onnx", "9999")
        .doesNotContain("\n");
    Measurement scripted = row(run, "file:" + script, "pytorch-script");
    assertThat(scripted.outcome().status()).as(scripted.outcome().message()).isEqualTo(Status.OK);
    assertThat(scripted.outcome().message()).endsWith("not counted: TorchScript");
    assertThat(row(run, broken, "pytorch-script").outcome().status()).isEqualTo(Status.FAILED);
    assertThat(row(run, broken, "pytorch-script").outcome().message())
        .contains("cannot load", "broken.pt")
        .doesNotContain("\n");
  }

  @Test
  void whatContradictsAFileIsSaidBeforeAnythingStarts() throws Exception {
    String model = "file:" + write("branches.onnx", 17, branches());
    Plan plan = plan(List.of(model), List.of(), List.of("forward"), batch(4, Map.of("x", "3x6")));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PlanRunner.check(plan))
        .withMessageStartingWith(model + ": input x, dimension 2: expected 5, found 6")
        .withMessageContaining("the file declares condition: bool 1, x: float32 Mx5");
    Plan networks =
        plan(List.of("alexnet"), List.of(), List.of("forward"), batch(1, Map.of("x", "1")));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PlanRunner.check(networks))
        .withMessageContaining("only a file of your own can be given inputs");
  }

  private Path write(String name, long operatorSet, GraphProto graph) throws IOException {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(operatorSet))
            .setGraph(graph)
            .build();
    return Files.write(root.resolve(name), model.toByteArray());
  }

  /** {@code condition ? relu(x) : -x}, of M×5. */
  private static GraphProto branches() {
    return GraphProto.newBuilder()
        .setName("branches")
        .addInput(value("condition", BOOL, size(1)))
        .addInput(value("x", FLOAT, Dimension.newBuilder().setDimParam("M").build(), size(5)))
        .addNode(
            NodeProto.newBuilder()
                .setOpType("If")
                .addInput("condition")
                .addOutput("y")
                .addAttribute(branch("then_branch", "Relu"))
                .addAttribute(branch("else_branch", "Neg")))
        .addOutput(value("y", FLOAT))
        .build();
  }

  private static AttributeProto branch(String name, String type) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(
            GraphProto.newBuilder()
                .setName(name)
                .addNode(NodeProto.newBuilder().setOpType(type).addInput("x").addOutput(name))
                .addOutput(value(name, FLOAT)))
        .build();
  }

  private static Dimension size(long size) {
    return Dimension.newBuilder().setDimValue(size).build();
  }

  private static ValueInfoProto value(String name, int type, Dimension... dims) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
    if (dims.length > 0) {
      tensor.setShape(TensorShapeProto.newBuilder().addAllDim(List.of(dims)));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
