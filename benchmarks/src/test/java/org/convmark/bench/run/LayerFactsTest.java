package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToLongFunction;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.result.LayerFact;
import org.convmark.result.NetworkCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerFactsTest {

  static List<String> variants() {
    return Architectures.variants().stream().map(Variant::fullName).toList();
  }

  private static List<LayerFact> layers(String model) {
    return LayerFacts.of(model, Architectures.variant(model).graph());
  }

  private static long sum(List<LayerFact> layers, ToLongFunction<LayerFact> figure) {
    return layers.stream().mapToLong(figure).sum();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void theLayersOfANetworkSumUpToIt(String model) {
    NetworkCost whole = ModelFacts.of(Architectures.variant(model)).cost();
    List<LayerFact> layers = layers(model);
    assertThat(sum(layers, LayerFact::macs)).isEqualTo(whole.macs());
    assertThat(sum(layers, LayerFact::params)).isEqualTo(whole.params());
    assertThat(sum(layers, LayerFact::activations)).isEqualTo(whole.activations());
    assertThat(layers).extracting(LayerFact::layer).doesNotHaveDuplicates();
  }

  @Test
  void layersAreInTheOrderOfTheNetworkAndPoolsAreNone() {
    List<LayerFact> layers = layers("resnet50/torchvision_v1.5");
    assertThat(layers.get(0))
        .isEqualTo(
            new LayerFact(
                "resnet50/torchvision_v1.5",
                "conv1/conv7x7",
                "conv7x7",
                "1x64x112x112",
                118_013_952,
                9408,
                802_816));
    assertThat(layers.get(1).operator()).isEqualTo("bn");
    assertThat(layers.get(1).macs()).isZero();
    assertThat(layers.get(1).params()).isEqualTo(128);
    assertThat(layers.get(layers.size() - 1).outputShape()).isEqualTo("1x1000");
    assertThat(layers).extracting(LayerFact::operator).doesNotContain("maxpool3x3", "relu");
  }

  @Test
  void groupsAreToldAndAuxiliaryClassifiersAreNoPartOfInference() {
    assertThat(layers("alexnet/paper_two_gpu_grouped"))
        .extracting(LayerFact::operator)
        .contains("conv5x5-g2");
    assertThat(layers("googlenet")).extracting(LayerFact::layer).noneMatch(l -> l.contains("aux"));
  }
}
