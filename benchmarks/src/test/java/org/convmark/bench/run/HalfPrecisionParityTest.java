package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.result.Workload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engines that compute in fp16 against the logits of fp32 on unrounded weights; the errors are
 * left in {@code target/fp16-parity.csv}.
 */
class HalfPrecisionParityTest {

  /** PyTorch's, whose worst error seen is 1.2e-3; the tolerance is what ONNX Runtime needs. */
  private static final double SUMS_IN_FP32 = 5e-3;

  private static final List<String> ENGINES = List.of("onnxruntime", "pytorch", "pytorch-script");

  private static final List<String> ERRORS =
      new ArrayList<>(List.of("model,engine,relative_error"));

  @Test
  void everyOperatorIsWithinTheTolerance() throws Exception {
    requireParity(SmallNet.graph(), 3);
    requireParity(SmallNet.withSoftmax(), 3);
  }

  /** PyTorch rewrites a script for speed in its first calls. */
  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "pytorch-script"})
  void everyCallGivesTheSame(String engine) throws Exception {
    LoadRequest.Setting setting = new LoadRequest.Setting(2, Precision.FP16);
    try (Session session = TestSessions.open(engine, SmallNet.graph(), setting)) {
      float[] first = TestSessions.call(session);
      for (int i = 0; i < 5; i++) {
        assertThat(TestSessions.call(session)).isEqualTo(first);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"alexnet", "googlenet", "resnet50"})
  void networksAreWithinTheTolerance(String model) throws Exception {
    requireParity(Architectures.variant(model).graph(), 1);
  }

  /** The same for all forms. */
  @Tag("full")
  @ParameterizedTest
  @MethodSource("org.convmark.bench.engine.Networks#all")
  void everyVariantIsWithinTheTolerance(Variant variant) throws Exception {
    requireParity(variant.graph(), 1);
  }

  @AfterAll
  static void writeErrors() throws IOException {
    Files.write(Path.of("target", "fp16-parity.csv"), ERRORS);
  }

  private static void requireParity(Graph graph, int batch) throws Exception {
    Tolerance tolerance = Tolerance.of(Workload.FORWARD, graph, Precision.FP16);
    float[] expected = TestSessions.logits("onnxruntime", graph, Workload.FORWARD, batch);
    for (String engine : ENGINES) {
      LoadRequest.Setting setting = new LoadRequest.Setting(batch, Precision.FP16);
      double error;
      try (Session session = TestSessions.open(engine, graph, setting)) {
        error = TestSessions.relativeError(TestSessions.call(session), expected);
      }
      ERRORS.add(String.format(Locale.ROOT, "%s,%s,%.2e", graph.name(), engine, error));
      double bound = engine.equals("onnxruntime") ? tolerance.logits() : SUMS_IN_FP32;
      assertThat(error).as(engine).isBetween(1e-5, bound);
    }
  }
}
