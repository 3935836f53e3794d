package org.convmark.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convmark.model.graph.Window.square;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.convmark.model.arch.Architectures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryNeedTest {

  @Test
  void aChainHoldsTheInputAndTwoResultsInInferenceAndAllInTraining() {
    Graph chain =
        Graph.build(
            "chain",
            Shape.image(1, 4, 4),
            x -> x.in("a").conv(2, square(1)).relu().relu().flatten().linear(3));
    // values of one image: input 16, conv 32, relu 32, relu 32, flatten the same, linear 3
    MemoryNeed inference = MemoryNeed.inference(chain, 10);
    assertThat(inference.activations()).isEqualTo(4 * 10 * (16 + 32 + 32));
    assertThat(inference.weights()).isEqualTo(4 * (2 + 2 + 3 * 32 + 3));
    assertThat(inference.gradients()).isZero();
    MemoryNeed training = MemoryNeed.training(chain, 10);
    // at the second rectifier's step back: the results up to it, its gradient and the one before
    assertThat(training.activations()).isEqualTo(4 * 10 * (16 + 32 + 32 + 32 + 32 + 32));
    assertThat(training.gradients()).isEqualTo(training.weights());
    assertThat(training.total())
        .isEqualTo(training.weights() + training.activations() + training.gradients());
  }

  @Test
  void theInputHasNoGradientAlsoIfItIsFlattenedFirst() {
    Graph perceptron =
        Graph.build(
            "perceptron", Shape.image(1, 4, 4), x -> x.in("a").flatten().linear(5).linear(3));
    // values of one image: input 16, flatten the same, linear 5 and 3
    assertThat(MemoryNeed.training(perceptron, 10).activations())
        .isEqualTo(4 * 10 * (16 + 5 + 3 + 3 + 5));
  }

  static Stream<Graph> graphs() {
    return Stream.concat(
        Stream.of(EveryOperator.graph()),
        Stream.of(
                "alexnet",
                "googlenet/paper_caffe_two_aux",
                "inception_v4",
                "inception_resnet_v2/timm_slim",
                "resnet50",
                "densenet121")
            .map(model -> Architectures.variant(model).trainingGraph()));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void thePeakIsThatOfASimulationByDefinition(Graph graph) {
    Graph inference = graph.inference();
    assertThat(MemoryNeed.inference(inference, 3).activations())
        .isEqualTo(3 * inferencePeak(inference));
    assertThat(MemoryNeed.training(graph, 3).activations()).isEqualTo(3 * trainingPeak(graph));
  }

  /** At each step what was there before and is read now or later, and what is made now. */
  private static long inferencePeak(Graph graph) {
    Map<String, String> memory = memory(graph, Set.of(Flatten.class, Dropout.class));
    List<Node> nodes = graph.nodes();
    long peak = 0;
    for (int now = 0; now < nodes.size(); now++) {
      Set<String> live = new HashSet<>(Set.of(Graph.INPUT, memory.get(nodes.get(now).name())));
      for (int made = 0; made < now; made++) {
        String name = nodes.get(made).name();
        boolean read =
            nodes.subList(now, nodes.size()).stream()
                .anyMatch(node -> node.inputs().contains(name));
        if (read || graph.outputs().contains(name)) {
          live.add(memory.get(name));
        }
      }
      peak = Math.max(peak, bytes(graph, live));
    }
    return peak;
  }

  /** At each step back the results up to there, and the gradients that are begun and not done. */
  private static long trainingPeak(Graph graph) {
    Map<String, String> memory = memory(graph, Set.of(Flatten.class));
    List<Node> nodes = graph.nodes();
    long peak = 0;
    for (int now = nodes.size() - 1; now >= 0; now--) {
      Set<String> results = new HashSet<>(Set.of(Graph.INPUT));
      Set<String> gradients = new HashSet<>();
      for (int i = 0; i <= now; i++) {
        String name = nodes.get(i).name();
        results.add(memory.get(name));
        boolean begun =
            nodes.subList(now, nodes.size()).stream()
                .anyMatch(node -> node.inputs().contains(name));
        if (begun || graph.outputs().contains(name)) {
          gradients.add(memory.get(name));
        }
      }
      peak = Math.max(peak, bytes(graph, results) + bytes(graph, gradients));
    }
    return peak;
  }

  /** Whose memory a result is in. */
  private static Map<String, String> memory(Graph graph, Set<Class<? extends Op>> views) {
    Map<String, String> memory = new HashMap<>(Map.of(Graph.INPUT, Graph.INPUT));
    for (Node node : graph.nodes()) {
      boolean view = views.contains(node.op().getClass());
      memory.put(node.name(), view ? memory.get(node.inputs().get(0)) : node.name());
    }
    return memory;
  }

  private static long bytes(Graph graph, Set<String> live) {
    return live.stream().mapToLong(name -> 4L * graph.shape(name).elements()).sum();
  }
}
