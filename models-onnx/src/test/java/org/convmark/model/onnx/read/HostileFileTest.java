package org.convmark.model.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.convmark.model.onnx.read.SmallModel.FLOAT;
import static org.convmark.model.onnx.read.SmallModel.STRING;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.convmark.model.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFileTest {

  private static final Shape IMAGE = Shape.image(3, 8, 8);
  private static final String OF_ANOTHER_KIND = "found content that is cut off, damaged or of";

  @TempDir private Path outside;

  private Path folder() throws IOException {
    return Files.createDirectories(outside.resolve("model"));
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder().resolve("net.onnx"), content);
  }

  private void refused(SmallModel model, String message) throws IOException {
    refused(write(model.bytes()), message);
  }

  private static void refused(Path file, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> OnnxFile.read(file))
        .withMessageContaining(message)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .startsWith(file + ": ")
                    .doesNotContain("\n", "com.google", "java."));
  }

  @Test
  void aWholeFileIsNot() throws Exception {
    assertThat(OnnxFile.read(write(SmallModel.convolution().bytes())).inputs())
        .hasToString("[x: float32 Nx3x8x8]");
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() throws Exception {
    byte[] whole = SmallModel.convolution().weight("unused", 64, 64).bytes();
    for (int length = 1; length < whole.length; length += 7) {
      refused(write(Arrays.copyOf(whole, length)), "expected an ONNX model");
    }
  }

  @Test
  void noiseIsRefused() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1 + random.nextInt(4000)];
      random.nextBytes(noise);
      refused(write(noise), "expected ");
    }
  }

  @Test
  void textAnArchiveAndAnotherProtobufAreRefused() throws Exception {
    refused(write("import torch\n".getBytes(StandardCharsets.UTF_8)), OF_ANOTHER_KIND);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder().resolve("net.onnx")))) {
      zip.putNextEntry(new ZipEntry("code/__torch__.py"));
      zip.write(new byte[100]);
    }
    refused(folder().resolve("net.onnx"), OF_ANOTHER_KIND);
    refused(write(SmallModel.convolution().graph().toByteArray()), "expected an ONNX model");
  }

  @Test
  void whatIsNoFileWithContentIsRefused() throws Exception {
    refused(write(new byte[0]), "found it empty");
    refused(folder(), "found a folder");
    refused(outside.resolve("gone.onnx"), "there is no such file");
  }

  @Test
  void moreBytesThanProtobufAllowsAreRefusedUnread() throws Exception {
    Path file = folder().resolve("huge.onnx");
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(3L << 30);
    }
    refused(file, "expected less than 2 GiB");
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(2_000_000_000L);
    }
    refused(file, OF_ANOTHER_KIND);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, Long.MIN_VALUE, 1L << 31, Long.MAX_VALUE})
  void absurdDimensionsOfAnInputAreRefused(long dim) throws Exception {
    refused(
        new SmallModel().input("x", FLOAT, "N", dim).node("Relu", List.of("x"), "y").output("y"),
        "input 'x': expected dimensions from 1 to 2147483647, found " + dim);
  }

  @Test
  void absurdDimensionsOfAWeightAreRefused() throws Exception {
    SmallModel model = SmallModel.convolution();
    refused(
        model.tensor(SmallModel.header("a", FLOAT, -3)), "tensor 'a': expected dimensions from");
    refused(
        SmallModel.convolution().tensor(SmallModel.header("a", FLOAT, 1 << 20, 1 << 20)),
        "tensor 'a': expected at most 2147483647 values");
    refused(
        SmallModel.convolution().tensor(SmallModel.header("a", FLOAT, 1000, 1000)),
        "tensor 'a': expected values, found none");
    refused(
        SmallModel.convolution()
            .tensor(
                SmallModel.header("a", FLOAT, 10).setRawData(ByteString.copyFrom(new byte[12]))),
        "tensor 'a': expected 40 bytes of values for its dimensions, found 12");
  }

  @Test
  void inputsOfWhichNoneCanBeMadeAreRefused() throws Exception {
    refused(
        new SmallModel().input("x", STRING, "N").node("Relu", List.of("x"), "y").output("y"),
        "input 'x': no values are made of its type (number 8 of ONNX)");
  }

  @Test
  void operatorsOfALibraryAreRefused() throws Exception {
    NodeProto.Builder custom =
        NodeProto.newBuilder().setOpType("Evil\n\u001b[31mOp").setDomain("com.evil");
    SmallModel model = SmallModel.convolution();
    refused(
        model.node(custom.addInput("z").addOutput("e")),
        "operator Evil??[31mOp is of 'com.evil', no standard set; libraries of custom operators");
  }

  @Test
  void operatorsOfALibraryAreFoundInSubgraphsAndFunctions() throws Exception {
    GraphProto branch =
        GraphProto.newBuilder()
            .addNode(NodeProto.newBuilder().setOpType("Hidden").setDomain("evil").addOutput("b"))
            .build();
    refused(
        SmallModel.convolution()
            .node("If", List.of("z"), "i", SmallModel.branch("then_branch", branch)),
        "operator Hidden is of 'evil'");
    FunctionProto function =
        FunctionProto.newBuilder()
            .setDomain("own")
            .setName("F")
            .addAllNode(branch.getNodeList())
            .build();
    refused(
        write(SmallModel.convolution().model().addFunctions(function).build().toByteArray()),
        "operator Hidden is of 'evil'");
  }

  @Test
  void functionsThatTheFileDefinesAreNoLibrary() throws Exception {
    FunctionProto function =
        FunctionProto.newBuilder()
            .setDomain("own")
            .setName("F")
            .addNode(NodeProto.newBuilder().setOpType("Relu").addInput("a").addOutput("b"))
            .build();
    SmallModel model =
        new SmallModel()
            .input("x", FLOAT, 1, 3, 8, 8)
            .node(
                NodeProto.newBuilder().setOpType("F").setDomain("own").addInput("x").addOutput("y"))
            .output("y");
    Path file = write(model.model().addFunctions(function).build().toByteArray());
    assertThat(OnnxFile.read(file).graph(IMAGE, 1).obstacle()).isEqualTo("own::F");
  }

  @Test
  void nestingWithoutEndIsRefused() throws Exception {
    GraphProto branch = GraphProto.newBuilder().setName("end").build();
    for (int depth = 0; depth < 150; depth++) {
      branch =
          GraphProto.newBuilder()
              .addNode(
                  NodeProto.newBuilder()
                      .setOpType("If")
                      .addAttribute(SmallModel.branch("then_branch", branch)))
              .build();
    }
    refused(
        SmallModel.convolution()
            .node("If", List.of("z"), "i", SmallModel.branch("then_branch", branch)),
        OF_ANOTHER_KIND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd | outside the model's folder",
        "/etc/passwd | outside the model's folder",
        "link.bin | outside the model's folder",
        "linked/secret.bin | outside the model's folder",
        "a/../../secret.bin | outside the model's folder",
        "linked/../w.bin | outside the model's folder",
        "gone.bin | which is not beside the model",
        "folder | expected a file of values",
        "short.bin | expected 40 bytes at 0 of 'short.bin', found a file of 39",
        "*/_ORT_MEM_ADDR_/* | expected the name of a file of values",
        "'' | expected the name of a file of values",
      })
  void valuesElsewhereAreRefused(String location, String message) throws Exception {
    Path secret = Files.write(outside.resolve("secret.bin"), new byte[400]);
    if (Files.notExists(folder().resolve("link.bin"))) {
      Files.createSymbolicLink(folder().resolve("link.bin"), secret);
      Files.createSymbolicLink(folder().resolve("linked"), outside);
      Files.createDirectory(folder().resolve("folder"));
      Files.write(folder().resolve("short.bin"), new byte[39]);
    }
    refused(SmallModel.convolution().external("e", 10, location), message);
  }

  @Test
  void aKeyThatStandsTwiceIsRefusedSinceRuntimesDifferInWhichOneTheyTake() throws Exception {
    Files.write(folder().resolve("w.bin"), new byte[100]);
    refused(
        SmallModel.convolution().external("e", 10, "w.bin", "location", "../secret.bin"),
        "expected one location of its values, found two");
  }

  @Test
  void sparseTensorsAreRefusedWhereverTheyAre() throws Exception {
    SparseTensorProto sparse =
        SparseTensorProto.newBuilder()
            .setValues(new SmallModel().external("e", 10, "../s.bin").graph().getInitializer(0))
            .build();
    ModelProto.Builder model = SmallModel.convolution().model();
    model.getGraphBuilder().addSparseInitializer(sparse);
    refused(write(model.build().toByteArray()), "found a sparse tensor");
    AttributeProto value =
        AttributeProto.newBuilder().setName("sparse_value").setSparseTensor(sparse).build();
    refused(
        SmallModel.convolution()
            .node(NodeProto.newBuilder().setOpType("Constant").addOutput("c").addAttribute(value)),
        "found a sparse tensor");
  }

  @Test
  void aFileThatWouldBeFarLargerInMemoryIsRefused() throws Exception {
    AttributeProto empty = AttributeProto.getDefaultInstance();
    NodeProto.Builder node = NodeProto.newBuilder().setOpType("Relu");
    for (int i = 0; i < 2_100_000; i++) {
      node.addAttribute(empty);
    }
    refused(SmallModel.convolution().node(node), "expected at most 4 MiB");
  }

  @Test
  void valuesBesideTheModelAreHeldToTheirEntries() throws Exception {
    Files.write(folder().resolve("w.bin"), new byte[100]);
    write(SmallModel.convolution().external("e", 10, "w.bin", "offset", "60").bytes());
    assertThat(OnnxFile.read(folder().resolve("net.onnx")).inputs()).hasSize(1);
    refused(
        SmallModel.convolution().external("e", 10, "w.bin", "offset", "61"),
        "expected 40 bytes at 61");
    refused(
        SmallModel.convolution().external("e", 10, "w.bin", "offset", "-1"),
        "expected a number as offset of its values, found '-1'");
    refused(
        SmallModel.convolution().external("e", 10, "w.bin", "length", "80"),
        "expected 40 bytes of values for its dimensions, found 80 in its entry");
  }

  @Test
  void valuesElsewhereAreFoundInConstantsToo() throws Exception {
    refused(
        new SmallModel()
            .input("x", FLOAT, 1)
            .node(
                NodeProto.newBuilder()
                    .setOpType("Constant")
                    .addOutput("c")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("value")
                            .setType(AttributeProto.AttributeType.TENSOR)
                            .setT(
                                new SmallModel()
                                    .external("e", 10, "/etc/passwd")
                                    .graph()
                                    .getInitializer(0))))
            .node("Add", List.of("x", "c"), "y")
            .output("y"),
        "outside the model's folder");
  }

  /** Whatever a byte becomes, a file is read, or refused in one line; nothing else happens. */
  @Test
  void flippedBytesNeverDoAnythingElse() throws Exception {
    byte[] whole =
        SmallModel.convolution()
            .integers("shape", -1L, 72L)
            .node("Reshape", List.of("z", "shape"), "flat")
            .number("n", 2)
            .bytes();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
      Path file = write(flipped);
      try {
        assertThat(OnnxFile.read(file).graph(IMAGE, 1).obstacle()).doesNotContain("\n");
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).startsWith(file + ": ").doesNotContain("\n", "\u0000");
      }
    }
  }
}
