package org.convmark.bench.own;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.convmark.model.onnx.read.InputType;

/** ONNX files that copy their input {@code x} of N×3. */
public final class Copies {

  private Copies() {}

  public static byte[] of(InputType type) {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("copy")
            .addInput(value("x", type))
            .addNode(NodeProto.newBuilder().setOpType("Identity").addInput("x").addOutput("y"))
            .addOutput(value("y", type));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto value(String name, InputType type) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(Dimension.newBuilder().setDimParam("N"))
            .addDim(Dimension.newBuilder().setDimValue(3));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(number(type)).setShape(shape)))
        .build();
  }

  private static int number(InputType type) {
    return switch (type) {
      case FLOAT32 -> DataType.FLOAT_VALUE;
      case FLOAT64 -> DataType.DOUBLE_VALUE;
      default -> DataType.valueOf(type.name()).getNumber();
    };
  }
}
