package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.bench.fork.Outputs;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole networks: gradients written as ONNX operators against those that PyTorch derives. */
class GradientGraphParityTest {

  @ParameterizedTest
  @ValueSource(strings = {"alexnet", "googlenet/paper_caffe_two_aux", "resnet18"})
  void gradientsAreWithinTheTolerance(String model) throws Exception {
    Variant variant = Architectures.variant(model);
    ParityError error =
        ParityError.of(outputs("onnxruntime", variant), outputs("pytorch", variant));
    assertThat(Tolerance.of(Workload.BACKWARD, variant.trainingGraph()).admits(error))
        .as(error.toString())
        .isTrue();
  }

  private static Outputs outputs(String engine, Variant variant) throws Exception {
    Graph graph = variant.trainingGraph();
    Training training = Training.withoutDropout(variant.labelSmoothing());
    Map<String, float[]> arrays = new LinkedHashMap<>();
    try (Session session = TestSessions.open(engine, graph, Workload.BACKWARD, 2, training)) {
      session.prepare();
      session.run();
      arrays.put(Outputs.LOGITS, session.logits());
      for (Parameter parameter : graph.parameters()) {
        if (parameter.role().isTrainable()) {
          arrays.put(parameter.name(), session.gradient(parameter));
        }
      }
      session.release();
    }
    return new Outputs(arrays);
  }
}
