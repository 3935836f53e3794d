package org.convmark.model.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitecturesTest {

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
    assertThat(last(model, "conv" + layer, "conv").cost().parameters()).isEqualTo(parameters);
  }

  /** Every stage of the specification. */
  @ParameterizedTest
  @CsvSource({
    "alexnet, conv1, 55x55x96",
    "alexnet, pool1, 27x27x96",
    "alexnet, conv2, 27x27x256",
    "alexnet, pool2, 13x13x256",
    "alexnet, conv3, 13x13x384",
    "alexnet, conv4, 13x13x384",
    "alexnet, conv5, 13x13x256",
    "alexnet, pool5, 6x6x256",
    "alexnet, fc6, 4096",
    "alexnet, fc7, 4096",
    "alexnet, fc8, 1000",
    "vgg16, conv1_2, 224x224x64",
    "vgg16, conv2_2, 112x112x128",
    "vgg16, conv3_3, 56x56x256",
    "vgg16, conv4_3, 28x28x512",
    "vgg16, conv5_3, 14x14x512",
    "vgg16, pool1, 112x112x64",
    "vgg16, pool2, 56x56x128",
    "vgg16, pool3, 28x28x256",
    "vgg16, pool4, 14x14x512",
    "vgg16, pool5, 7x7x512",
    "vgg16, fc6, 4096",
    "vgg16, fc7, 4096",
    "vgg16, fc8, 1000",
    "googlenet, conv1, 112x112x64",
    "googlenet, pool1, 56x56x64",
    "googlenet, conv2, 56x56x192",
    "googlenet, pool2, 28x28x192",
    "googlenet, inception_3a, 28x28x256",
    "googlenet, inception_3b, 28x28x480",
    "googlenet, pool3, 14x14x480",
    "googlenet, inception_4a, 14x14x512",
    "googlenet, inception_4b, 14x14x512",
    "googlenet, inception_4c, 14x14x512",
    "googlenet, inception_4d, 14x14x528",
    "googlenet, inception_4e, 14x14x832",
    "googlenet, pool4, 7x7x832",
    "googlenet, inception_5a, 7x7x832",
    "googlenet, inception_5b, 7x7x1024",
    "googlenet, pool5, 1024",
    "googlenet, classifier, 1000",
    "resnet50, conv1, 112x112x64",
    "resnet50, pool1, 56x56x64",
    "resnet50, conv2_1, 56x56x256",
    "resnet50, conv2_3, 56x56x256",
    "resnet50, conv3_1, 28x28x512",
    "resnet50, conv3_4, 28x28x512",
    "resnet50, conv4_1, 14x14x1024",
    "resnet50, conv4_6, 14x14x1024",
    "resnet50, conv5_1, 7x7x2048",
    "resnet50, conv5_3, 7x7x2048",
    "resnet50, fc, 1000",
  })
  void stagesHaveThePapersShapes(String model, String scope, String shape) {
    assertThat(last(model, scope, "").output().toString()).isEqualTo(shape);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alexnet", "vgg16", "googlenet", "resnet50"})
  void theBareNameMeansTheDefaultAndTheOutputIsLogits(String name) {
    Variant variant = Architectures.variant(name);
    assertThat(Architectures.variant(variant.fullName())).isSameAs(variant);
    assertThat(variant.graph().name()).isEqualTo(variant.fullName());
    assertThat(variant.graph().output().output()).isEqualTo(Shape.vector(1000));
  }

  @ParameterizedTest
  @CsvSource({
    "resnet5, resnet50/torchvision_v1.5",
    "AlexNet, alexnet/single_tower",
    "googlenet/paper, googlenet/paper_caffe_no_aux",
    "vgg, vgg16/plain",
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
      for (Deviation deviation : variant.deviations()) {
        assertThat(variant.graph().nodes())
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
  private static Node last(String model, String scope, String label) {
    return Architectures.variant(model).graph().nodes().stream()
        .filter(node -> node.scope().equals(scope) && node.op().label().startsWith(label))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
