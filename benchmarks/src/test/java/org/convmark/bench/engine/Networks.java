package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.result.Workload;

/** Whole networks for tests, and what the engines must agree on. */
public final class Networks {

  private Networks() {}

  /** A form of each family, for tests that everybody runs. */
  public static Stream<Variant> oneOfEachFamily() {
    return Stream.of(
            "alexnet/paper_two_gpu_grouped",
            "zfnet",
            "vgg11/bn",
            "googlenet",
            "inception_v2/slim",
            "inception_v3/keras",
            "inception_v4",
            "inception_resnet_v1/facenet_osmr",
            "inception_resnet_v2",
            "resnet18/paper_option_a",
            "resnet50",
            "densenet121")
        .map(Architectures::variant);
  }

  static Stream<Variant> all() {
    return Architectures.variants().stream();
  }

  /** The relative error of each engine's logits against the reference's, which must be small. */
  static Map<String, Double> requireParityOfLogits(Variant variant) throws Exception {
    Graph graph = variant.graph();
    float[] expected = TestSessions.logits("onnxruntime", graph, Workload.FORWARD, 1);
    assertThat(expected).hasSize(graph.output().output().channels());
    Map<String, Double> errors = new TreeMap<>();
    for (String engine : new String[] {"pytorch", "pytorch-script", "mxnet", "mxnet-symbol"}) {
      float[] actual = TestSessions.logits(engine, graph, Workload.FORWARD, 1);
      errors.put(engine, TestSessions.relativeError(actual, expected));
    }
    assertThat(errors).allSatisfy((engine, error) -> assertThat(error).isLessThan(1e-4));
    return errors;
  }
}
