package org.convmark.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.model.graph.Dropout;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Shape;
import org.convmark.model.weights.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The auxiliary classifiers, and what they must leave as it is. */
class TrainingFormTest {

  /** The published rounding of the operations with auxiliary classifiers. */
  @ParameterizedTest
  @CsvSource({
    "googlenet/paper_caffe_two_aux, 1.5910, 0.3, 2",
    "googlenet/torchvision_two_aux, 1.5067, 0.3, 2",
    "inception_v3/torchvision_aux, 5.7189, 0.4, 1",
    "inception_v4/slim_aux_1001, 12.2605, 0.4, 1",
    "inception_resnet_v1/titu1994_keras, 6.1081, 0.4, 1",
    "inception_resnet_v2/slim_aux_1001, 13.1625, 0.4, 1",
    "inception_resnet_v2/titu1994_keras, 14.1489, 0.4, 1",
  })
  void trainingCostsTheAuxiliaryClassifiersToo(
      String model, String gmacs, float lossWeight, int heads) {
    Variant variant = Architectures.variant(model);
    long macs =
        PublishedFigures.of(variant).orElseThrow().counts().macsWithAuxiliaries().orElseThrow();
    assertThat(String.format(Locale.ROOT, "%.4f", macs / 1e9)).isEqualTo(gmacs);
    assertThat(variant.trainingGraph().cost().macs()).isEqualTo(macs);
    assertThat(variant.trainingGraph().auxiliaries())
        .hasSize(heads)
        .allMatch(auxiliary -> auxiliary.lossWeight() == lossWeight);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "heads.csv", numLinesToSkip = 1)
  void auxiliaryClassifiersHaveThePapersShapes(String model, String scope, String shape) {
    Graph graph = Architectures.variant(model).trainingGraph();
    assertThat(last(graph, scope, "").output().toString()).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource({"aux1", "aux2"})
  void googLeNetsAuxiliaryClassifiersFlatten2048Values(String head) {
    Graph graph = Architectures.variant("googlenet/paper_caffe_two_aux").trainingGraph();
    assertThat(last(graph, head + "/fc1", "flatten").output()).isEqualTo(Shape.vector(2048));
    assertThat(last(graph, head + "/fc1", "dropout").op()).isEqualTo(new Dropout(0.7f));
  }

  @ParameterizedTest
  @MethodSource("org.convmark.model.arch.Architectures#variants")
  void inferenceIsThePathThatTrainingHasToo(Variant variant) {
    Graph training = variant.trainingGraph();
    List<Node> path = new ArrayList<>(training.nodes());
    path.removeIf(node -> node.scope().startsWith("aux"));
    assertThat(variant.graph().nodes()).isEqualTo(path);
    assertThat(path.size() < training.nodes().size()).isEqualTo(!training.auxiliaries().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"googlenet/torchvision_two_aux", "inception_resnet_v1/titu1994_keras"})
  void sharedParametersHaveTheSameWeightsInTrainingAndInference(String model) {
    Variant variant = Architectures.variant(model);
    Weights training = Weights.seeded(variant.trainingGraph(), 7);
    Weights inference = Weights.seeded(variant.graph(), 7);
    for (Parameter parameter : inference.graph().parameters()) {
      assertThat(training.direct(parameter))
          .as(parameter.name())
          .isEqualTo(inference.direct(parameter));
    }
  }

  private static Node last(Graph graph, String scope, String label) {
    return graph.nodes().stream()
        .filter(node -> node.scope().equals(scope) && node.op().label().startsWith(label))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
