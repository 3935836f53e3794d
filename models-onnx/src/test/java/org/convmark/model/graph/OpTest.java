package org.convmark.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpTest {

  private static final Shape IMAGE = Shape.image(16, 13, 11);

  @Test
  void roundingDownDropsTheLastWindow() {
    assertThat(pool(Window.square(2).stride(2))).isEqualTo(Shape.image(16, 6, 5));
  }

  @Test
  void maxPoolWithCeilRoundsUpOnlyInsideTheInput() {
    assertThat(pool(Window.square(2).stride(2).ceil())).isEqualTo(Shape.image(16, 7, 6));
    assertThat(pool(Window.square(3).stride(2).ceil())).isEqualTo(Shape.image(16, 6, 5));
    assertThatThrownBy(() -> pool(Window.square(2).stride(3).pad(1).ceil()))
        .hasMessageContaining("lies wholly in the padding of 13 pixels");
  }

  @Test
  void paddingMayDifferOnAllSides() {
    Window window = Window.of(3, 2).pad(0, 1, 1, 0);
    Op conv = new Conv(4, window, 1, Bias.NONE);
    assertThat(conv.output(List.of(IMAGE))).isEqualTo(Shape.image(4, 12, 11));
    assertThat(window.padding().isSymmetric()).isFalse();
  }

  @Test
  void poolsRefuseWindowsInThePaddingOnly() {
    assertThatThrownBy(() -> new MaxPool(Window.square(3).pad(2)))
        .hasMessage("pool: expected padding of at most half the kernel of 3x3, found 2 2 2 2");
  }

  @Test
  void groupsDivideAConvolutionsWeightsAndCost() {
    Op whole = new Conv(8, Window.square(3).pad(1), 1, Bias.LEARNED);
    Op grouped = new Conv(8, Window.square(3).pad(1), 4, Bias.LEARNED);
    assertThat(grouped.parameters(List.of(IMAGE)).get(0).dims()).containsExactly(8, 4, 3, 3);
    Shape output = grouped.output(List.of(IMAGE));
    assertThat(whole.macs(List.of(IMAGE), output)).isEqualTo(8L * 13 * 11 * 16 * 9);
    assertThat(grouped.macs(List.of(IMAGE), output)).isEqualTo(8L * 13 * 11 * 4 * 9);
    assertThatThrownBy(() -> new Conv(8, Window.square(3), 3, Bias.NONE))
        .hasMessage("conv: 8 filters do not divide into 3 groups");
  }

  @Test
  void onlyConvolutionsLinearLayersAndBatchNormsCost() {
    Graph graph = EveryOperator.graph();
    for (Node node : graph.nodes()) {
      Cost cost = node.cost();
      if (node.op() instanceof Conv || node.op() instanceof Linear) {
        assertThat(cost.activations()).as(node.name()).isEqualTo(node.output().elements());
        assertThat(cost.macs()).as(node.name()).isPositive();
      } else if (node.op() instanceof BatchNorm) {
        long channels = node.output().channels();
        long learned = node.has(Role.GAMMA) ? 2 * channels : channels;
        assertThat(cost).as(node.name()).isEqualTo(new Cost(learned, 2 * channels, 0, 0));
      } else {
        assertThat(cost).as(node.name()).isEqualTo(Cost.ZERO);
      }
    }
    assertThat(graph.node("classifier/linear").cost()).isEqualTo(new Cost(490, 0, 480, 10));
    assertThat(graph.node("stem/conv3x3").cost())
        .isEqualTo(new Cost(16 * 28, 0, 19L * 19 * 16 * 27, 19L * 19 * 16));
  }

  @Test
  void samePaddingPutsTheGreaterHalfBehind() {
    assertThat(Window.square(3).stride(2).same(IMAGE).padding()).isEqualTo(new Padding(1, 1, 1, 1));
    Shape even = Shape.image(3, 224, 224);
    assertThat(Window.square(7).stride(2).same(even).padding()).isEqualTo(new Padding(2, 2, 3, 3));
    assertThat(Window.square(3).stride(2).same(even).padding()).isEqualTo(new Padding(0, 0, 1, 1));
    assertThat(Window.square(1).stride(2).same(even).padding()).isEqualTo(Padding.NONE);
    assertThat(pool(Window.square(3).stride(2).same(IMAGE))).isEqualTo(Shape.image(16, 7, 6));
  }

  @Test
  void paddedChannelsCostNothing() {
    Op pad = new PadChannels(8);
    assertThat(pad.output(List.of(IMAGE))).isEqualTo(Shape.image(24, 13, 11));
    assertThatThrownBy(() -> pad.output(List.of(Shape.vector(9))))
        .hasMessage("expected an image (HxWxC), found a vector of 9");
    assertThatThrownBy(() -> new PadChannels(0))
        .hasMessage("extra: expected more than 0, found 0.0");
  }

  @Test
  void layersWithoutBiasOrGammaHaveNoSuchParameter() {
    Op linear = new Linear(10, Bias.NONE);
    assertThat(linear.parameters(List.of(Shape.vector(9))))
        .extracting(ParameterSpec::role)
        .containsExactly(Role.WEIGHT);
    Op norm = new BatchNorm(1e-3f, BatchNorm.Gamma.ONE);
    assertThat(norm.parameters(List.of(Shape.vector(9))))
        .extracting(ParameterSpec::role)
        .containsExactly(Role.BETA, Role.RUNNING_MEAN, Role.RUNNING_VARIANCE);
  }

  @Test
  void wrongConstantsAreNamed() {
    assertThatThrownBy(() -> new Dropout(1))
        .hasMessage("dropout: expected a rate in (0, 1), found 1.0");
    assertThatThrownBy(() -> new Lrn(4, 1, 1, 1)).hasMessage("lrn: expected an odd size, found 4");
    assertThatThrownBy(() -> new Scale(0)).hasMessage("factor: expected more than 0, found 0.0");
    assertThatThrownBy(() -> new Conv(1, Window.square(1).ceil(), 1, Bias.NONE))
        .hasMessage("conv: rounding up is a rule of pools only");
    assertThatThrownBy(() -> Window.square(0))
        .hasMessage(
            "window: expected kernel and stride of at least 1, found kernel 0x0 stride 1x1");
  }

  private static Shape pool(Window window) {
    return new MaxPool(window).output(List.of(IMAGE));
  }
}
