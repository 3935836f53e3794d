package org.convmark.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

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
  void aFileOfTrainingRunsWithItsOwnWeightsOrOthers(Form form) throws Exception {
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

    Parameter bias = graph.node("classifier/linear").parameters().get(1);
    Map<String, float[]> changed = problem.data();
    changed.put(bias.name(), new float[Math.toIntExact(bias.elements())]);
    assertThat(OnnxRun.of(file, changed).get(TrainingGraph.LOSS))
        .isNotEqualTo(found.get(TrainingGraph.LOSS));
  }

  private long trainable() {
    return graph.parameters().stream().filter(p -> p.role().isTrainable()).count();
  }
}
