package org.convmark.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.convmark.model.arch.Architectures;
import org.convmark.model.graph.EveryOperator;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Half;
import org.convmark.model.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in an exported file. */
class OnnxFormatTest {

  private final Graph graph = EveryOperator.graph();
  private final Weights weights = Weights.seeded(graph, 3);
  @TempDir private Path folder;

  @Test
  void everyOperatorIsWrittenWithItsNamesAndValues() throws IOException {
    Exported exported = OnnxExport.of(weights).to(folder.resolve("all.onnx"));
    ModelProto model = parse(exported.file());
    GraphProto written = model.getGraph();
    assertThat(exported.origin()).isEqualTo(Exported.Origin.WRITTEN);
    assertThat(exported.bytes()).isEqualTo(Files.size(exported.file()));
    assertThat(model.getIrVersion()).isEqualTo(8);
    assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
    assertThat(written.getNodeList().stream().map(NodeProto::getName))
        .containsExactlyElementsOf(graph.nodes().stream().map(Node::name).toList());
    assertThat(written.getInput(0).getName()).isEqualTo("input");
    assertThat(written.getInput(0).getType().getTensorType().getShape().getDim(0).getDimParam())
        .isEqualTo("N");
    assertThat(written.getOutput(0).getName()).isEqualTo(graph.output().name());
    Map<String, TensorProto> initializers = initializers(written);
    for (Parameter parameter : graph.parameters()) {
      TensorProto tensor = initializers.get(parameter.name());
      assertThat(tensor.getDimsList())
          .containsExactlyElementsOf(Arrays.stream(parameter.shape()).boxed().toList());
      assertThat(tensor.getRawData().asReadOnlyByteBuffer())
          .isEqualTo(littleEndian(weights, parameter));
    }
    assertThat(initializers.get("scaled/scale/constant0").getFloatData(0)).isEqualTo(0.5f);
  }

  @Test
  void operatorsTakeTheFormOfTheStandard() throws IOException {
    GraphProto written =
        parse(OnnxExport.of(weights).to(folder.resolve("a.onnx")).file()).getGraph();
    Map<String, NodeProto> nodes =
        written.getNodeList().stream().collect(Collectors.toMap(NodeProto::getName, node -> node));
    assertThat(nodes.get("classifier/dropout").getOpType()).isEqualTo("Identity");
    assertThat(nodes.get("scaled/scale").getInputList())
        .containsExactly("scaled/bn", "scaled/scale/constant0");
    assertThat(nodes.get("block/bn").getInputList())
        .containsExactly(
            "block/conv3x3",
            "block/bn/gamma",
            "block/bn/beta",
            "block/bn/running_mean",
            "block/bn/running_variance");
    assertThat(nodes.get("narrow/bn").getInputList())
        .containsExactly(
            "narrow/conv1x1",
            "narrow/bn/constant0",
            "narrow/bn/beta",
            "narrow/bn/running_mean",
            "narrow/bn/running_variance");
    assertThat(nodes.get("embedding/linear").getInputList())
        .containsExactly("pool/flatten", "embedding/linear/weight");
    Map<String, TensorProto> initializers = initializers(written);
    assertThat(initializers.get("narrow/bn/constant0").getFloatDataList())
        .hasSize(48)
        .containsOnly(1f);
    assertThat(initializers.get("depthwise/shortcut/pad/constant0").getInt64DataList())
        .containsExactly(0L, 0L, 0L, 0L, 0L, 16L, 0L, 0L);
    assertThat(nodes.get("classifier/linear").getInputList())
        .containsExactly(
            "classifier/dropout", "classifier/linear/weight", "classifier/linear/bias");
    assertThat(
            nodes.get("grouped/conv1x3").getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("pads"))
                .findFirst()
                .orElseThrow()
                .getIntsList())
        .containsExactly(0L, 2L, 0L, 0L);
  }

  @Test
  void provenanceIsEmbedded() throws IOException {
    Path file = folder.resolve("g.onnx");
    OnnxExport.of(Architectures.variant("googlenet"), 5).to(file);
    Map<String, String> metadata =
        parse(file).getMetadataPropsList().stream()
            .collect(
                Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    assertThat(metadata)
        .containsEntry("model", "googlenet")
        .containsEntry("variant", "paper_caffe_no_aux")
        .containsEntry("seed", "5")
        .containsKeys("citation", "tool_version", "git_commit", "content_key");
  }

  @Test
  void externalDataIsAlignedAndHoldsTheValues() throws IOException {
    Path file = folder.resolve("m.onnx");
    Exported exported = OnnxExport.of(weights).as(Form.EXTERNAL_DATA).to(file);
    byte[] data = Files.readAllBytes(folder.resolve("m.onnx.data"));
    assertThat(exported.bytes()).isEqualTo(Files.size(file) + data.length);
    Map<String, TensorProto> initializers = initializers(parse(file).getGraph());
    for (Parameter parameter : graph.parameters()) {
      Map<String, String> where =
          initializers.get(parameter.name()).getExternalDataList().stream()
              .collect(
                  Collectors.toMap(
                      StringStringEntryProto::getKey, StringStringEntryProto::getValue));
      assertThat(where).containsEntry("location", "m.onnx.data");
      int offset = Integer.parseInt(where.get("offset"));
      int length = Integer.parseInt(where.get("length"));
      assertThat(offset % 4096).isZero();
      assertThat(ByteBuffer.wrap(data, offset, length).slice())
          .isEqualTo(littleEndian(weights, parameter));
    }
    assertThat(OnnxExport.of(weights).as(Form.EXTERNAL_DATA).to(file).origin())
        .isEqualTo(Exported.Origin.REUSED);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void halfPrecisionHasNoOtherRealNumbers(Form form) throws IOException {
    Path file = folder.resolve("half.onnx");
    OnnxExport.of(weights, ElementType.FLOAT16).as(form).to(file);
    GraphProto written = parse(file).getGraph();
    for (ValueInfoProto value : List.of(written.getInput(0), written.getOutput(0))) {
      assertThat(value.getType().getTensorType().getElemType())
          .isEqualTo(DataType.FLOAT16.getNumber());
    }
    Map<String, TensorProto> initializers = initializers(written);
    assertThat(initializers.values())
        .extracting(TensorProto::getDataType)
        .containsOnly(DataType.FLOAT16.getNumber(), DataType.INT64.getNumber());
    assertThat(initializers.get("scaled/scale/constant0").getInt32Data(0)).isEqualTo(0x3800);
    assertThat(initializers.get("narrow/bn/constant0").getInt32DataList()).containsOnly(0x3c00);
    assertThat(OnnxExport.of(weights, ElementType.FLOAT16).as(form).to(file).origin())
        .isEqualTo(Exported.Origin.REUSED);
    assertThat(OnnxExport.of(weights).as(form).to(file).origin())
        .isEqualTo(Exported.Origin.WRITTEN);
  }

  @Test
  void weightsOfHalfPrecisionAreTheRoundedOnes() throws IOException {
    Path file = folder.resolve("half.onnx");
    OnnxExport.of(weights, ElementType.FLOAT16).to(file);
    Map<String, TensorProto> initializers = initializers(parse(file).getGraph());
    for (Parameter parameter : graph.parameters()) {
      ByteBuffer bytes =
          initializers
              .get(parameter.name())
              .getRawData()
              .asReadOnlyByteBuffer()
              .order(ByteOrder.LITTLE_ENDIAN);
      FloatBuffer values = weights.direct(parameter).asFloatBuffer();
      assertThat(bytes.remaining()).isEqualTo(Short.BYTES * values.remaining());
      while (bytes.hasRemaining()) {
        assertThat(bytes.getShort()).isEqualTo(Half.of(values.get()));
      }
    }
  }

  @Test
  void aBuildWithoutGitIsUnknown() {
    Properties properties = new Properties();
    assertThat(BuildInfo.of(properties)).isEqualTo(new BuildInfo("unknown", "unknown"));
    properties.setProperty("git.commit.id.abbrev", "abc1234");
    properties.setProperty("git.dirty", "true");
    properties.setProperty("git.build.version", "1.0");
    assertThat(BuildInfo.of(properties)).isEqualTo(new BuildInfo("1.0", "abc1234-dirty"));
  }

  private static ModelProto parse(Path file) throws IOException {
    return ModelProto.parseFrom(Files.readAllBytes(file));
  }

  private static Map<String, TensorProto> initializers(GraphProto graph) {
    return graph.getInitializerList().stream()
        .collect(Collectors.toMap(TensorProto::getName, tensor -> tensor));
  }

  private static ByteBuffer littleEndian(Weights weights, Parameter parameter) {
    ByteBuffer bytes = ByteBuffer.allocate((int) parameter.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    weights.fill(parameter, 0, bytes.asFloatBuffer());
    return bytes;
  }
}
