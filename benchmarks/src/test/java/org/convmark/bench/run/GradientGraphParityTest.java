package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.bench.fork.Outputs;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole networks: gradients written as ONNX operators against those that PyTorch derives; the
 * errors are left in {@code target/gradient-parity.csv}.
 */
class GradientGraphParityTest {

  private static final List<String> ERRORS =
      new ArrayList<>(List.of("model,logits_relative_error,gradients_relative_error"));

  @ParameterizedTest
  @ValueSource(strings = {"alexnet", "googlenet/paper_caffe_two_aux", "resnet18"})
  void gradientsAreWithinTheTolerance(String model) throws Exception {
    requireParity(Architectures.variant(model));
  }

  /** The same for all forms. */
  @Tag("full")
  @ParameterizedTest
  @MethodSource("org.convmark.bench.engine.Networks#all")
  void gradientsOfEveryVariantAreWithinTheTolerance(Variant variant) throws Exception {
    requireParity(variant);
  }

  @AfterAll
  static void writeErrors() throws IOException {
    Files.write(Path.of("target", "gradient-parity.csv"), ERRORS);
  }

  private static void requireParity(Variant variant) throws Exception {
    ParityError error =
        ParityError.of(outputs("onnxruntime", variant), outputs("pytorch", variant));
    ERRORS.add(
        String.format(Locale.ROOT, "%s,%.2e,%.2e", variant, error.logits(), error.gradients()));
    assertThat(
            Tolerance.of(Workload.BACKWARD, variant.trainingGraph(), Precision.FP32).admits(error))
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
        if (parameter.role().isTrainable() && !graph.isShiftedAway(parameter)) {
          arrays.put(parameter.name(), session.gradient(parameter));
        }
      }
      session.release();
    }
    return new Outputs(arrays);
  }
}
