package org.convmark.model.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Dropout;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Scale;
import org.convmark.model.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitecturesTest {

  private static final Set<String> WITH_A_CLASS_FOR_NONE =
      Set.of(
          "inception_v4/slim_aux_1001",
          "inception_v4/titu1994_keras",
          "inception_resnet_v1/titu1994_keras",
          "inception_resnet_v2/slim_aux_1001",
          "inception_resnet_v2/titu1994_keras");

  @Test
  void theListAndTheTableHoldTheSameVariants() {
    assertThat(PublishedFigures.all().stream().map(PublishedFigures::model))
        .containsExactlyElementsOf(
            Architectures.variants().stream().map(Variant::fullName).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet/single_tower, 62378344, 0, 1135256096, 1.135256",
    "vgg16/plain, 138357544, 0, 15470264320, 15.470264",
    "googlenet/paper_caffe_no_aux, 6998552, 0, 1582671872, 1.582672",
    "resnet50/torchvision_v1.5, 25557032, 53120, 4089184256, 4.089184",
  })
  void countsAreThePublishedOnes(
      String model, long parameters, long statistics, long macs, String gmacs) {
    Variant variant = Architectures.variant(model);
    Cost cost = variant.graph().cost();
    assertThat(cost.parameters()).isEqualTo(parameters);
    assertThat(cost.batchNormStatistics()).isEqualTo(statistics);
    assertThat(cost.macs()).isEqualTo(macs);
    assertThat(String.format(Locale.ROOT, "%.6f", macs / 1e9)).isEqualTo(gmacs);
    assertThat(Identity.check(variant)).isEmpty();
    assertThat(PublishedFigures.of(variant).orElseThrow().input())
        .isEqualTo(variant.input().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet, 1, 34944",
    "alexnet, 2, 614656",
    "alexnet, 3, 885120",
    "alexnet, 4, 1327488",
    "alexnet, 5, 884992",
  })
  void alexNetsConvolutionsHaveThePublishedParameters(String model, int layer, long parameters) {
    Graph graph = Architectures.variant(model).graph();
    assertThat(last(graph, "conv" + layer, "conv").cost().parameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @MethodSource("everyVariant")
  void everyVariantCountsToItsRow(Variant variant) {
    assertThat(Identity.check(variant)).isEmpty();
    assertThat(PublishedFigures.of(variant).orElseThrow().input())
        .isEqualTo(variant.input().toString());
    int classes = WITH_A_CLASS_FOR_NONE.contains(variant.fullName()) ? 1001 : 1000;
    Graph graph = variant.trainingGraph();
    assertThat(graph.outputs())
        .extracting(output -> graph.node(output).output())
        .containsOnly(Shape.vector(classes));
  }

  static List<Variant> everyVariant() {
    return Architectures.variants();
  }

  /** The published rounding of the operations and the size are independent of the exact column. */
  @ParameterizedTest
  @CsvFileSource(resources = "architectures.csv", useHeadersInDisplayName = true)
  void exactCountsRoundToThePublishedFigures(ArgumentsAccessor row) {
    double gmacs = row.getLong(6) / 1e9;
    double mebibytes = row.getLong(3) * 4.0 / (1 << 20);
    assertThat(String.format(Locale.ROOT, "%.6f", gmacs)).isEqualTo(row.getString(8));
    assertThat(String.format(Locale.ROOT, "%.3f", mebibytes)).isEqualTo(row.getString(9));
  }

  /** Every stage of the papers' tables. */
  @ParameterizedTest
  @CsvFileSource(resources = "stages.csv", numLinesToSkip = 1)
  void stagesHaveThePapersShapes(String model, String scope, String shape) {
    Graph graph = Architectures.variant(model).graph();
    assertThat(last(graph, scope, "").output().toString()).isEqualTo(shape);
  }

  /** Keras's Dropout takes the share that is dropped, slim's the share that is kept. */
  @ParameterizedTest
  @CsvSource({
    "inception_v4/titu1994_keras, pool, 0.8",
    "inception_v4/slim_aux_1001, pool, 0.2",
    "inception_resnet_v1/titu1994_keras, pool, 0.8",
    "inception_resnet_v2/titu1994_keras, pool, 0.8",
    "inception_v3/torchvision_aux, classifier, 0.5",
    "googlenet/torchvision_two_aux, pool5, 0.2",
    "googlenet/paper_caffe_two_aux, pool5, 0.4",
  })
  void whatIsDroppedIsTheImplementationsShare(String model, String scope, float rate) {
    Graph graph = Architectures.variant(model).graph();
    assertThat(last(graph, scope, "dropout").op()).isEqualTo(new Dropout(rate));
  }

  @ParameterizedTest
  @CsvSource({
    "inception_resnet_v2/titu1994_keras, mixed_5a, 0",
    "inception_resnet_v2/titu1994_keras, reduction_a, 0",
    "inception_resnet_v1/titu1994_keras, reduction_b, 0",
    "inception_resnet_v2/slim_aux_1001, reduction_b, 3",
    "inception_v4/titu1994_keras, mixed_5a, 1",
  })
  void poolsAreJoinedInTheImplementationsPlace(String model, String module, int place) {
    Graph graph = Architectures.variant(model).graph();
    assertThat(last(graph, module, "concat").inputs().get(place)).contains("maxpool");
  }

  @ParameterizedTest
  @CsvSource({
    "inception_resnet_v2/titu1994_keras, conv7x1, conv1x7",
    "inception_resnet_v2/paper_corrected, conv1x7, conv7x1",
    "inception_v4/titu1994_keras, conv1x7, conv7x1",
  })
  void longKernelsOfTheStemHaveTheImplementationsOrder(String model, String first, String second) {
    assertThat(Architectures.variant(model).graph().nodes())
        .filteredOn(node -> node.scope().equals("mixed_4a/branch2"))
        .extracting(node -> node.op().label())
        .filteredOn(label -> label.startsWith("conv"))
        .containsExactly("conv1x1", first, second, "conv3x3");
  }

  @Test
  void theScaleSwitchIsReachableButNotListed() {
    Variant listed = Architectures.variant("inception_resnet_v2/titu1994_keras");
    Variant switched = Architectures.variant("inception_resnet_v2/titu1994_keras_unscaled");
    assertThat(Architectures.variants()).hasSize(56).doesNotContain(switched);
    assertThat(PublishedFigures.of(switched)).isEmpty();
    assertThat(Identity.check(switched)).isEmpty();
    assertThat(switched.graph().cost()).isEqualTo(listed.graph().cost());
    assertThat(listed.graph().nodes())
        .filteredOn(node -> node.op() instanceof Scale)
        .hasSize(40)
        .allMatch(node -> node.op().equals(new Scale(0.1f)));
    assertThat(switched.graph().nodes()).noneMatch(node -> node.op() instanceof Scale);
    assertThatThrownBy(() -> Architectures.variant("inception_resnet_v2/titu1994_keras_unscale"))
        .hasMessageContaining("nearest: inception_resnet_v2/titu1994_keras_unscaled;");
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet, single_tower",
    "zfnet, paper_fig3",
    "vgg16, plain",
    "googlenet, paper_caffe_no_aux",
    "inception_v2, bn_inception_caffe",
    "inception_v3, no_aux",
    "inception_v4, timm_slim",
    "inception_resnet_v1, paper",
    "inception_resnet_v2, paper_corrected",
    "resnet18, torchvision",
    "resnet50, torchvision_v1.5",
    "densenet121, torchvision",
    "densenet264, paper_k32",
  })
  void theBareNameMeansTheDefault(String name, String form) {
    Variant variant = Architectures.variant(name);
    assertThat(variant.name()).isEqualTo(form);
    assertThat(Architectures.variant(variant.fullName())).isSameAs(variant);
    assertThat(variant.graph().name()).isEqualTo(variant.fullName());
  }

  @ParameterizedTest
  @CsvSource({
    "resnet5, resnet50/torchvision_v1.5",
    "AlexNet, alexnet/single_tower",
    "googlenet/paper, googlenet/paper_caffe_no_aux",
    "vg16, vgg16/plain",
    "densenet, densenet121/torchvision",
  })
  void anUnknownNameIsToldTheNearest(String name, String nearest) {
    assertThatThrownBy(() -> Architectures.variant(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "model '%s': unknown; nearest: %s; 'convmark models' lists all"
                .formatted(name, nearest));
  }

  @Test
  void aHostileNameStaysOnOneLine() {
    assertThatThrownBy(() -> Architectures.variant("a\nb"))
        .hasMessageStartingWith("model 'a?b': unknown;");
  }

  @Test
  void everyDeviationNamesAScopeOfItsGraph() {
    for (Variant variant : Architectures.variants()) {
      List<Node> nodes = variant.trainingGraph().nodes();
      for (Deviation deviation : variant.deviations()) {
        assertThat(nodes)
            .as("%s: %s", variant, deviation)
            .anyMatch(node -> (node.scope() + "/").startsWith(deviation.node() + "/"));
      }
    }
  }

  @Test
  void theNotesStatementsCarryTheirSource() {
    PublishedFigures alexNet = PublishedFigures.of(Architectures.variant("alexnet")).orElseThrow();
    assertThat(alexNet.documented().orElseThrow().parameters()).isEqualTo("~60 M");
    assertThat(alexNet.documented().orElseThrow().source()).endsWith("lines 106 and 647");
    assertThat(alexNet.errors().top5()).hasValue(16.64);
    assertThat(PublishedFigures.of(Architectures.variant("resnet50")).orElseThrow().documented())
        .isEmpty();
  }

  @Test
  void anUndocumentedNetworkFailsTheIdentityCheck() {
    Variant stranger =
        new Variant(
            "alexnet",
            "odd",
            Architectures.variant("alexnet").citation(),
            Shape.image(3, 8, 8),
            x -> x.in("fc").flatten().linear(2));
    assertThat(Identity.check(stranger))
        .hasValue("alexnet/odd: has no row in architectures.csv; add one");
    Variant impostor =
        new Variant(
            "alexnet",
            "single_tower",
            stranger.citation(),
            Shape.image(3, 8, 8),
            x -> x.in("fc").flatten().linear(2));
    assertThat(Identity.check(impostor))
        .hasValue(
            "alexnet/single_tower: expected 62378344 parameters, found 386;"
                + " correct the architecture or the table");
  }

  /** The last node of a layer or module whose operator's label begins with {@code label}. */
  private static Node last(Graph graph, String scope, String label) {
    return graph.nodes().stream()
        .filter(node -> node.scope().equals(scope) && node.op().label().startsWith(label))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
