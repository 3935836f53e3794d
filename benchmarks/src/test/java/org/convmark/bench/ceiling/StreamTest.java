package org.convmark.bench.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convmark.bench.engine.Device;
import org.convmark.model.graph.Add;
import org.convmark.model.graph.Graph;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static Stream stream(List<Double> shorter, List<Double> longer) {
    return new Stream(shorter, longer, 4);
  }

  @Test
  void whatBothChainsDoIsNotInTheRate() {
    // each of four sums more reads and writes 10^9 bytes in 50 ms; the machine slows down meanwhile
    Stream stream = stream(List.of(0.8, 0.8, 1.9), List.of(1.0, 1.0, 2.1));
    assertThat(stream.secondsPerByte(500_000_000).orElseThrow()).isCloseTo(5e-11, within(1e-18));
  }

  @Test
  void aCallThatWasHeldUpIsNotInTheRate() {
    Stream stream = stream(List.of(0.8, 0.8, 0.8), List.of(1.0, 9.0, 1.0));
    assertThat(stream.secondsPerByte(500_000_000).orElseThrow()).isCloseTo(5e-11, within(1e-18));
  }

  @Test
  void aLongerChainThatTakesNoLongerGivesNoFigure() {
    assertThat(stream(List.of(0.3), List.of(0.3)).secondsPerByte(1)).isEmpty();
    assertThat(stream(List.of(0.3), List.of(0.2)).secondsPerByte(1)).isEmpty();
  }

  @Test
  void chainsDifferInNothingButSumsOfTheWholeTensor() {
    Graph two = CeilingNetworks.stream(2);
    Graph six = CeilingNetworks.stream(6);
    assertThat(six.cost()).isEqualTo(two.cost());
    assertThat(six.nodes()).hasSize(two.nodes().size() + 4);
    assertThat(six.nodes().stream().filter(node -> node.op() instanceof Add))
        .hasSize(6)
        .allMatch(node -> node.output().elements() == CeilingNetworks.STREAM_VALUES);
  }

  @Test
  void productsGrowWithTheThreadsOfAProcessorAndNotOfAGpu() {
    long one = CeilingNetworks.products(Device.CPU, 1).cost().macs();
    assertThat(CeilingNetworks.products(Device.CPU, 3).cost().macs()).isEqualTo(3 * one);
    Device gpu = Device.of("cuda");
    assertThat(CeilingNetworks.products(gpu, 3).cost())
        .isEqualTo(CeilingNetworks.products(gpu, 1).cost());
  }
}
