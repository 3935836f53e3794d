package org.convmark.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convmark.model.graph.EveryOperator;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.TrainingGraph;
import org.convmark.model.graph.TrainingProblem;
import org.convmark.model.weights.Weights;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingExportTest {

  private final Graph graph = EveryOperator.graph();
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Form.class)
  void aFileOfTrainingRunsWithItsWeightsWhichAreInputsToo(Form form) throws Exception {
    TrainingGraph training =
        TrainingGraph.of(graph, TrainingProblem.BATCH, TrainingGraph.Dropping.MASKED);
    TrainingProblem problem = new TrainingProblem(graph, training);
    Path file =
        OnnxExport.training(
                Weights.seeded(graph, TrainingProblem.WEIGHT_SEED), TrainingProblem.BATCH)
            .as(form)
            .to(folder.resolve("training.onnx"))
            .file();
    Map<String, float[]> found = OnnxRun.of(file, problem.data());
    assertThat(found)
        .containsKeys(TrainingGraph.LOSS, graph.output().name())
        .hasSize(2 + (int) trainable());
    OnnxRun.of(training.gradients(), problem)
        .forEach((name, values) -> assertThat(found.get(name)).as(name).isEqualTo(values));
    GraphProto written = ModelProto.parseFrom(Files.readAllBytes(file)).getGraph();
    assertThat(written.getInputList().stream().map(ValueInfoProto::getName))
        .as("inputs, among them whatever has a value in the file")
        .containsAll(problem.data().keySet())
        .containsAll(
            graph.parameters().stream()
                .filter(p -> p.role().isTrainable())
                .map(Parameter::name)
                .toList());
  }

  private long trainable() {
    return graph.parameters().stream().filter(p -> p.role().isTrainable()).count();
  }
}
