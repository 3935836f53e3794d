package org.convmark.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.read.Import;
import org.convmark.model.onnx.read.OnnxFile;
import org.convmark.model.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportOfExportTest {

  @TempDir private Path folder;

  static List<Variant> variants() {
    return Architectures.variants();
  }

  /** The model's file as an export writes it, beside a hole as long as the weights. */
  private Path write(Graph graph) throws IOException {
    Path file = folder.resolve("net.onnx");
    Layout layout =
        Layout.externalData(
            Skeleton.inference(graph, ElementType.FLOAT),
            Header.bare(),
            new DataFile("net.data", "key"));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      layout.model().writeTo(channel, Weights.seeded(graph, 1));
    }
    try (RandomAccessFile data = new RandomAccessFile(folder.resolve("net.data").toFile(), "rw")) {
      data.setLength(layout.data().orElseThrow().size());
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantComesBackWithItsCostsAndParameters(Variant variant) throws Exception {
    Graph graph = variant.graph();
    Import imported = OnnxFile.read(write(graph)).graph(graph.input(), 1);
    assertThat(imported.obstacle()).isEmpty();
    Graph same = imported.graph().orElseThrow();
    assertThat(same.cost()).isEqualTo(graph.cost());
    assertThat(same.parameters()).isEqualTo(graph.parameters());
    assertThat(same.output().output()).isEqualTo(graph.output().output());
  }

  @Test
  void aSingleFileWithItsWeightsIsReadAlike() throws Exception {
    Graph graph = Architectures.variant("googlenet").graph();
    Path file = folder.resolve("single.onnx");
    OnnxExport.of(Weights.seeded(graph, 1)).to(file);
    OnnxFile read = OnnxFile.read(file);
    assertThat(read.inputs()).hasToString("[input: float32 Nx3x224x224]");
    assertThat(read.origin()).contains("convmark").contains("operator set 17");
    assertThat(read.otherWeights()).isEmpty();
    assertThat(read.graph(graph.input(), 3).graph().orElseThrow().cost()).isEqualTo(graph.cost());
  }

  @Test
  void aTrainingExportNamesWhatTheGraphDoesNotKnow() throws Exception {
    Path file = folder.resolve("training.onnx");
    OnnxExport.training(Architectures.variant("googlenet"), 1, 2).to(file);
    OnnxFile read = OnnxFile.read(file);
    assertThat(read.inputs()).extracting(input -> input.name()).contains("input");
    assertThat(read.graph(Architectures.variant("googlenet").input(), 2).obstacle()).isNotEmpty();
  }
}
