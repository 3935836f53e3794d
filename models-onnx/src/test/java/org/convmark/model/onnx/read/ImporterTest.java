package org.convmark.model.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convmark.model.onnx.read.SmallModel.FLOAT;
import static org.convmark.model.onnx.read.SmallModel.whole;
import static org.convmark.model.onnx.read.SmallModel.wholes;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {

  private static final Shape IMAGE = Shape.image(3, 8, 8);

  @TempDir private Path folder;

  private Import read(SmallModel model) throws IOException {
    return OnnxFile.read(Files.write(folder.resolve("net.onnx"), model.bytes())).graph(IMAGE, 2);
  }

  private Graph graph(SmallModel model) throws IOException {
    Import imported = read(model);
    assertThat(imported.obstacle()).isEmpty();
    return imported.graph().orElseThrow();
  }

  private static SmallModel images() {
    return new SmallModel().input("x", FLOAT, "N", 3, 8, 8);
  }

  @Test
  void aConvolutionIsCountedByHand() throws Exception {
    Graph graph = graph(SmallModel.convolution());
    assertThat(graph.cost()).isEqualTo(new Cost(54, 0, 36L * 54, 72));
    assertThat(graph.name()).isEqualTo("net.onnx");
    assertThat(graph.nodes()).extracting(node -> node.name()).contains("layer/conv3x3");
  }

  @Test
  void classifiersAreCountedInEveryFormThatToolsWrite() throws Exception {
    SmallModel gemm =
        images()
            .node("Flatten", List.of("x"), "f")
            .weight("w", 10, 192)
            .weight("b", 10)
            .node("Gemm", List.of("f", "w", "b"), "y", whole("transB", 1))
            .output("y");
    SmallModel untransposed =
        images()
            .integers("shape", 2L, -1L)
            .node("Reshape", List.of("x", "shape"), "f")
            .weight("w", 192, 10)
            .weight("b", 1, 10)
            .node("Gemm", List.of("f", "w", "b"), "y")
            .output("y");
    SmallModel product =
        images()
            .node("Constant", List.of(), "shape", wholes("value_ints", 0L, -1L))
            .node("Reshape", List.of("x", "shape"), "f")
            .weight("w", 192, 10)
            .weight("b", 10)
            .node("Identity", List.of("b"), "alias")
            .node("MatMul", List.of("f", "w"), "p")
            .node("Add", List.of("alias", "p"), "y")
            .output("y");
    Cost expected = new Cost(1930, 0, 1920, 10);
    assertThat(graph(gemm).cost()).isEqualTo(expected);
    assertThat(graph(untransposed).cost()).isEqualTo(expected);
    assertThat(graph(product).cost()).isEqualTo(expected);
  }

  @Test
  void meansOverPixelsAreGlobalPools() throws Exception {
    SmallModel model =
        images()
            .node("ReduceMean", List.of("x"), "m", wholes("axes", -1L, -2L), whole("keepdims", 0))
            .node("Softmax", List.of("m"), "y", whole("axis", -1))
            .output("y");
    assertThat(graph(model).output().output()).isEqualTo(Shape.vector(3));
  }

  @Test
  void operatorsThatTheOutputDoesNotNeedAreNotCounted() throws Exception {
    assertThat(graph(SmallModel.convolution().node("Erf", List.of("y"), "dead")).nodes())
        .hasSize(2);
  }

  private void notCounted(SmallModel model, String obstacle) throws IOException {
    assertThat(read(model).obstacle()).isEqualTo(obstacle);
    assertThat(read(model).graph()).isEmpty();
  }

  @Test
  void theFirstUnknownOperatorIsNamed() throws Exception {
    notCounted(
        images().node("Sigmoid", List.of("x"), "s").node("Erf", List.of("s"), "y").output("y"),
        "Sigmoid");
    GraphProto branch = GraphProto.newBuilder().setName("branch").build();
    notCounted(
        images()
            .node("If", List.of("x"), "y", SmallModel.branch("then_branch", branch))
            .output("y"),
        "If");
  }

  @Test
  void aFormThatTheGraphDoesNotKnowIsNamedWithTheOperator() throws Exception {
    notCounted(
        images()
            .weight("w", 2, 3, 3, 3)
            .node("Conv", List.of("x", "w"), "y", wholes("dilations", 2L, 2L))
            .output("y"),
        "Conv (dilations [2, 2])");
    notCounted(
        images()
            .weight("w", 2, 3, 3, 3)
            .node("Conv", List.of("x", "w"), "y", wholes("pads", -1L, 0L, 0L, 0L))
            .output("y"),
        "Conv (pads -1)");
    notCounted(
        images()
            .weight("w", 3, 3, 1, 1)
            .node("Conv", List.of("x", "w"), "a")
            .node("Conv", List.of("a", "w"), "y")
            .output("y"),
        "Conv (weights that it shares)");
  }

  @Test
  void weightsThatContradictTheirInputAreNotCounted() throws Exception {
    notCounted(
        images().weight("w", 2, 4, 3, 3).node("Conv", List.of("x", "w"), "y").output("y"),
        "Conv (weights for channels 4)");
    assertThat(
            read(images().weight("w", 2, 3, 9, 9).node("Conv", List.of("x", "w"), "y").output("y"))
                .obstacle())
        .contains("a kernel of 9 does not fit into 8 pixels");
  }

  @Test
  void severalInputsOrOutputsAreNotCounted() throws Exception {
    notCounted(SmallModel.convolution().output("y"), "several inputs or outputs");
  }
}
