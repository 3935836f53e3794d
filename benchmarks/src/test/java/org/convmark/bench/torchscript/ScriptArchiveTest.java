package org.convmark.bench.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.NetworkData;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Window;
import org.convmark.model.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptArchiveTest {

  private static final Graph GRAPH = SmallNet.training(0.3f, 0.4f);

  @TempDir private Path folder;

  private Path write(Graph graph, Training training) throws IOException {
    return write(graph, training, Layout.CHANNELS_FIRST);
  }

  private Path write(Graph graph, Training training, Layout layout) throws IOException {
    Path file = Files.createTempFile(folder, "net", ".pt");
    NetworkData network = NetworkData.of(Weights.seeded(graph, 5));
    new ScriptArchive(network, training, Precision.FP32, layout).write(file);
    return file;
  }

  private static byte[] read(Path file, String entry) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      return zip.getInputStream(zip.getEntry("network/" + entry)).readAllBytes();
    }
  }

  private String code(Graph graph, Training training) throws IOException {
    return new String(read(write(graph, training), "code/__torch__.py"), StandardCharsets.UTF_8);
  }

  @Test
  void theSameNetworkGivesTheSameBytesInEveryTimeZone() throws Exception {
    byte[] bytes = Files.readAllBytes(write(GRAPH, Training.withoutDropout(0)));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(Files.readAllBytes(write(GRAPH, Training.withoutDropout(0)))).isEqualTo(bytes);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void everyParameterIsStoredAlignedAndUncompressedInTheGraphsOrder() throws Exception {
    Path file = write(GRAPH, Training.withoutDropout(0));
    List<Parameter> parameters = GRAPH.parameters();
    Weights weights = Weights.seeded(GRAPH, 5);
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (int i = 0; i < parameters.size(); i++) {
        ZipArchiveEntry entry = zip.getEntry("network/data/" + i);
        assertThat(entry.getMethod()).isEqualTo(ZipArchiveEntry.STORED);
        assertThat(entry.getDataOffset() % 64).isZero();
        assertThat(ByteBuffer.wrap(read(file, "data/" + i)).order(ByteOrder.LITTLE_ENDIAN))
            .as(parameters.get(i).name())
            .isEqualTo(weights.direct(parameters.get(i)));
      }
    }
  }

  @Test
  void aParameterOfSeveralChunksArrivesWhole() throws Exception {
    Graph graph =
        Graph.build(
            "test/wide", Shape.image(300, 1, 1), x -> x.in("fc").flatten().linearNoBias(1000));
    byte[] stored = read(write(graph, Training.withoutDropout(0)), "data/0");
    assertThat(ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN))
        .isEqualTo(Weights.seeded(graph, 5).direct(graph.parameters().get(0)));
  }

  @Test
  void onlyTheWeightsOfConvolutionsLieChannelsLast() throws Exception {
    Graph graph =
        Graph.build(
            "test/conv",
            Shape.image(70, 6, 6),
            x -> x.in("conv").conv(130, Window.square(3)).in("fc").flatten().linear(5));
    Path first = write(graph, Training.withoutDropout(0), Layout.CHANNELS_FIRST);
    Path last = write(graph, Training.withoutDropout(0), Layout.CHANNELS_LAST);
    FloatBuffer given = Weights.seeded(graph, 5).direct(graph.parameters().get(0)).asFloatBuffer();
    FloatBuffer stored = floats(read(last, "data/0"));
    assertThat(stored.get(((129 * 3 + 1) * 3 + 2) * 70 + 69))
        .isEqualTo(given.get(((129 * 70 + 69) * 3 + 1) * 3 + 2));
    for (int i = 1; i < graph.parameters().size(); i++) {
      assertThat(read(last, "data/" + i)).isEqualTo(read(first, "data/" + i));
    }
  }

  private static FloatBuffer floats(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  @Test
  void dropoutIsInTheScriptOnlyIfTrainingDrops() throws Exception {
    assertThat(code(GRAPH, Training.seeded(0, 1)))
        .contains("torch.dropout(", ", 0.30000001192092896, self.training)");
    assertThat(code(GRAPH, Training.withoutDropout(0))).doesNotContain("torch.dropout");
  }

  @Test
  void theScriptReadsAsTheGraphDoes() throws Exception {
    Graph graph =
        Graph.build(
            "test/two_layers",
            Shape.image(3, 8, 8),
            x -> x.in("conv1_1").conv(4, Window.square(3)).relu());
    assertThat(code(graph, Training.withoutDropout(0)))
        .contains(
            """
              __parameters__ = ["p0_conv1_1_conv3x3_weight", "p1_conv1_1_conv3x3_bias", ]
              __buffers__ = []
              training : bool
              p0_conv1_1_conv3x3_weight : Tensor
              p1_conv1_1_conv3x3_bias : Tensor
              def forward(self: __torch__.Network,
                input: Tensor) -> List[Tensor]:
                v1_conv1_1_conv3x3 = torch.conv2d(input, self.p0_conv1_1_conv3x3_weight, \
            self.p1_conv1_1_conv3x3_bias, [1, 1], [0, 0], [1, 1], 1)
                v2_conv1_1_relu = torch.relu(v1_conv1_1_conv3x3)
                return [v2_conv1_1_relu]
            """);
  }
}
