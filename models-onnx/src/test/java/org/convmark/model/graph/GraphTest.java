package org.convmark.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GraphTest {

  private static final Shape INPUT = Shape.image(64, 56, 56);

  @Test
  void namesAreUniqueWithinAScope() {
    Graph graph =
        build(x -> x.in("a").relu().relu().conv(8, Window.square(3)).conv(8, Window.square(3)));
    assertThat(graph.nodes().stream().map(Node::name))
        .containsExactly("a/relu", "a/relu_2", "a/conv3x3", "a/conv3x3_2");
    assertThat(graph.parameters().stream().map(Parameter::name))
        .containsExactly(
            "a/conv3x3/weight", "a/conv3x3/bias", "a/conv3x3_2/weight", "a/conv3x3_2/bias");
  }

  @Test
  void branchesNestInTheScope() {
    Graph graph = build(x -> x.in("inception_3a").at("3x3_reduce").conv(8, Window.square(1)));
    assertThat(graph.output().name()).isEqualTo("inception_3a/3x3_reduce/conv1x1");
    assertThat(graph.output().scope()).isEqualTo("inception_3a/3x3_reduce");
  }

  @Test
  void aSumOfUnequalShapesIsNamed() {
    assertThatThrownBy(() -> build(x -> x.in("conv2_1").add(x.maxPool(Window.square(2).stride(2)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("conv2_1: add: 56x56x64 and 28x28x64 differ");
  }

  @Test
  void brokenRulesAreNamed() {
    assertThatThrownBy(() -> build(x -> x.in("fc").linear(10)))
        .hasMessage("fc: linear: expected a vector, found an image of 56x56x64; flatten it first");
    assertThatThrownBy(() -> build(x -> x.in("c").conv(8, Window.square(57))))
        .hasMessage("c: conv57x57: a kernel of 57 does not fit into 56 pixels padded by 0 and 0");
    assertThatThrownBy(() -> build(x -> x.in("c").groupedConv(6, Window.square(1), 3)))
        .hasMessage("c: conv1x1: 64 input channels do not divide into 3 groups");
    assertThatThrownBy(() -> build(x -> x.in("m").concat(x.conv(8, Window.square(3)))))
        .hasMessage("m: concat: 56x56x64 and 54x54x8 differ in height or width");
    assertThatThrownBy(() -> build(x -> x.in("v").flatten().lrn(5, 1, 1, 1)))
        .hasMessage("v: lrn: expected an image (HxWxC), found a vector of 200704");
    assertThatThrownBy(() -> build(x -> x.in("n").lrn(65, 1, 1, 1)))
        .hasMessage(
            "n: lrn: expected a size of at most the 64 channels, found 65; PyTorch slides no wider"
                + " window");
    assertThatThrownBy(() -> build(x -> x)).hasMessage("test: the network has no layer");
  }

  @Test
  void aTensorOfAnotherNetworkIsRefused() {
    List<Tensor> leaked = new ArrayList<>();
    build(
        x -> {
          leaked.add(x);
          return x.in("a").relu();
        });
    assertThatThrownBy(() -> build(x -> x.in("b").add(leaked.get(0))))
        .hasMessage("b: add: expected inputs of test, found another network's");
  }

  @Test
  void anUnknownNodeIsNamed() {
    assertThatThrownBy(() -> build(x -> x.in("a").relu()).node("b"))
        .hasMessage("test: has no node b");
  }

  @Test
  void resultsDieWithTheirLastReaderButTheOutputNever() {
    Graph graph =
        build(
            x -> {
              Tensor y = x.in("a").relu();
              Tensor z = y.in("b").conv(64, Window.square(1)).relu();
              return z.in("c").add(y);
            });
    assertThat(graph.nodes().stream().map(Node::name))
        .containsExactly("a/relu", "b/conv1x1", "b/relu", "c/add");
    assertThat(graph.lastUses())
        .containsExactly(List.of(), List.of(), List.of("b/conv1x1"), List.of("a/relu", "b/relu"));
  }

  @Test
  void everyResultButTheOutputDiesOnce() {
    Graph graph = EveryOperator.graph();
    List<String> dying = graph.lastUses().stream().flatMap(List::stream).toList();
    Set<String> expected = new HashSet<>(graph.nodes().stream().map(Node::name).toList());
    expected.remove(graph.output().name());
    assertThat(dying).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aResultThatNobodyReadsIsRefused() {
    assertThatThrownBy(
            () ->
                build(
                    x -> {
                      x.in("forgotten").relu();
                      return x.in("used").relu();
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test: nothing reads the result of forgotten/relu; use it or leave it out");
  }

  @Test
  void auxiliariesLeaveTheNetworkBesideTheOutput() {
    Graph graph = withTwoAuxiliaries();
    assertThat(graph.output().name()).isEqualTo("c/relu");
    assertThat(graph.outputs()).containsExactly("c/relu", "aux1/fc/linear", "aux2/fc/linear");
    assertThat(graph.auxiliaries())
        .containsExactly(
            new Auxiliary("aux1/fc/linear", 0.3f), new Auxiliary("aux2/fc/linear", 0.5f));
  }

  @Test
  void inferenceDropsExactlyTheAuxiliaries() {
    Graph graph = withTwoAuxiliaries();
    Graph inference = graph.inference();
    assertThat(graph.nodes().stream().map(Node::name))
        .containsExactly(
            "a/relu",
            "aux1/pool/global_avgpool",
            "aux1/fc/flatten",
            "aux1/fc/linear",
            "b/relu",
            "aux2/pool/global_avgpool",
            "aux2/fc/flatten",
            "aux2/fc/linear",
            "c/relu");
    assertThat(inference.nodes())
        .containsExactly(graph.node("a/relu"), graph.node("b/relu"), graph.node("c/relu"));
    assertThat(inference.outputs()).containsExactly("c/relu");
    assertThat(inference.auxiliaries()).isEmpty();
    assertThat(inference.inference()).isSameAs(inference);
    assertThat(inference.name()).isEqualTo(graph.name());
  }

  @Test
  void anAuxiliarysResultNeverDies() {
    Graph graph = withTwoAuxiliaries();
    assertThat(graph.lastUses().stream().flatMap(List::stream))
        .containsExactlyInAnyOrder(
            "a/relu",
            "b/relu",
            "aux1/pool/global_avgpool",
            "aux1/fc/flatten",
            "aux2/pool/global_avgpool",
            "aux2/fc/flatten");
  }

  @Test
  void anAuxiliaryWithoutWeightIsRefused() {
    assertThatThrownBy(
            () -> build(x -> x.in("a").relu().auxiliary(0, y -> y.in("aux").relu()).relu()))
        .hasMessageContaining("loss weight of aux/relu");
  }

  private static Graph withTwoAuxiliaries() {
    return build(
        x -> {
          Tensor y = x.in("a").relu().auxiliary(0.3f, z -> head(z, "aux1"));
          y = y.in("b").relu().auxiliary(0.5f, z -> head(z, "aux2"));
          return y.in("c").relu();
        });
  }

  private static Tensor head(Tensor x, String name) {
    return x.in(name + "/pool").globalAvgPool().in(name + "/fc").flatten().linear(5);
  }

  @Test
  void everyOperatorOccursInTheNetworkThatIsToCoverThem() {
    Set<Class<?>> found = new HashSet<>();
    EveryOperator.graph().nodes().forEach(node -> found.add(node.op().getClass()));
    assertThat(found).containsExactlyInAnyOrder(Op.class.getPermittedSubclasses());
  }

  private static Graph build(UnaryOperator<Tensor> network) {
    return Graph.build("test", INPUT, network);
  }

  @Test
  void onlyABiasRightBeforeABatchNormIsShiftedAway() {
    Graph graph =
        Graph.build(
            "biases",
            Shape.image(1, 4, 4),
            x -> {
              Tensor y = x.in("normalised").conv(2, Window.square(1)).batchNorm(1e-3f).relu();
              Tensor read = y.in("read_twice").conv(2, Window.square(1));
              return read.batchNorm(1e-3f).add(read).in("logits").conv(2, Window.square(1));
            });
    assertThat(graph.parameters().stream().filter(graph::isShiftedAway).map(Parameter::name))
        .containsExactly(graph.node("normalised/conv1x1").parameter(Role.BIAS).name());
  }
}
