package org.convmark.bench.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convmark.bench.ceiling.Stream.Chain;
import org.convmark.bench.engine.Device;
import org.convmark.model.graph.Add;
import org.convmark.model.graph.Graph;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static final int COPIES_MS = 700;

  private static double seconds(int sums, double secondsPerSum) {
    return COPIES_MS / 1000.0 + sums * secondsPerSum;
  }

  @Test
  void whatBothChainsDoIsNotInTheRate() {
    Stream stream = new Stream(new Chain(2, seconds(2, 0.05)), new Chain(6, seconds(6, 0.05)));
    // each sum reads and writes 10^9 bytes in 50 ms
    assertThat(stream.secondsPerByte(500_000_000).orElseThrow()).isCloseTo(5e-11, within(1e-18));
  }

  @Test
  void aLongerChainThatTakesNoLongerGivesNoFigure() {
    assertThat(new Stream(new Chain(2, 0.3), new Chain(6, 0.3)).secondsPerByte(1)).isEmpty();
    assertThat(new Stream(new Chain(2, 0.3), new Chain(6, 0.2)).secondsPerByte(1)).isEmpty();
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
