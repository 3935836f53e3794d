package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

/** Small ONNX models as other tools write them. */
final class SmallModel {

  static final int FLOAT = 1;
  static final int INT64 = 7;
  static final int STRING = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("small");
  private final ModelProto.Builder model =
      ModelProto.newBuilder()
          .setIrVersion(8)
          .setProducerName("test")
          .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17));

  /** A convolution of 3 to 2 channels and a rectifier on Nx3x8x8. */
  static SmallModel convolution() {
    return new SmallModel()
        .input("x", FLOAT, "N", 3, 8, 8)
        .weight("w", 2, 3, 3, 3)
        .node("Conv", List.of("x", "w"), "y")
        .node("Relu", List.of("y"), "z")
        .output("z");
  }

  SmallModel opset(long version) {
    model.clearOpsetImport().addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(version));
    return this;
  }

  SmallModel input(String name, int type, Object... dims) {
    graph.addInput(value(name, type, dims));
    return this;
  }

  SmallModel output(String name) {
    graph.addOutput(value(name, FLOAT));
    return this;
  }

  private static ValueInfoProto value(String name, int type, Object... dims) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type);
    if (dims.length > 0) {
      TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
      for (Object dim : dims) {
        Dimension.Builder builder = Dimension.newBuilder();
        if (dim instanceof Number size) {
          builder.setDimValue(size.longValue());
        } else {
          builder.setDimParam(dim.toString());
        }
        shape.addDim(builder);
      }
      tensor.setShape(shape);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Zeros of 32 bits. */
  SmallModel weight(String name, long... dims) {
    int count = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    return tensor(header(name, FLOAT, dims).setRawData(ByteString.copyFrom(new byte[4 * count])));
  }

  SmallModel integers(String name, Long... values) {
    return tensor(header(name, INT64, values.length).addAllInt64Data(List.of(values)));
  }

  SmallModel number(String name, float value) {
    return tensor(header(name, FLOAT).addFloatData(value));
  }

  SmallModel external(String name, long dim, String location, String... entries) {
    TensorProto.Builder tensor =
        header(name, FLOAT, dim).setDataLocation(TensorProto.DataLocation.EXTERNAL);
    tensor.addExternalData(entry("location", location));
    for (int i = 0; i < entries.length; i += 2) {
      tensor.addExternalData(entry(entries[i], entries[i + 1]));
    }
    return tensor(tensor);
  }

  SmallModel tensor(TensorProto.Builder tensor) {
    graph.addInitializer(tensor);
    return this;
  }

  static TensorProto.Builder header(String name, int type, long... dims) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
    Arrays.stream(dims).forEach(tensor::addDims);
    return tensor;
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  SmallModel node(String type, List<String> inputs, String output, AttributeProto... attributes) {
    return node(
        NodeProto.newBuilder()
            .setName("/layer/" + output)
            .setOpType(type)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
  }

  SmallModel node(NodeProto.Builder node) {
    graph.addNode(node);
    return this;
  }

  static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto wholes(String name, Long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(List.of(values))
        .build();
  }

  static AttributeProto branch(String name, GraphProto branch) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(branch)
        .build();
  }

  GraphProto graph() {
    return graph.build();
  }

  ModelProto.Builder model() {
    return model.clone().setGraph(graph);
  }

  byte[] bytes() {
    return model().build().toByteArray();
  }
}
