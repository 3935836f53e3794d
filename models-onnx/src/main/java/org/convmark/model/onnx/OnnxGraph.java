package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.OnnxAttribute;
import org.convmark.model.graph.OnnxConstant;
import org.convmark.model.graph.OnnxForm;
import org.convmark.model.graph.OnnxNode;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.OnnxValue;
import org.convmark.model.graph.Shape;

/** A graph as ONNX's messages, operator set 17, without the values of its parameters. */
final class OnnxGraph {

  private static final int INTEGER = TensorProto.DataType.INT64_VALUE;

  private final ElementType type;

  /** For graphs whose real numbers are of one type. */
  OnnxGraph(ElementType type) {
    this.type = type;
  }

  /** Nodes, input and output of N×C×H×W with N symbolic, and the operators' constants. */
  GraphProto of(Graph graph) {
    GraphProto.Builder builder =
        GraphProto.newBuilder()
            .setName(graph.name())
            .addInput(value(Graph.INPUT, graph.input()))
            .addOutput(value(graph.output().name(), graph.output().output()));
    graph.nodes().forEach(node -> add(builder, node));
    return builder.build();
  }

  /** A part of a training graph. */
  GraphProto of(OnnxPart part) {
    GraphProto.Builder builder = GraphProto.newBuilder().setName(part.name());
    part.inputs().forEach(value -> builder.addInput(value(value)));
    part.outputs().forEach(value -> builder.addOutput(value(value)));
    part.constants()
        .forEach((name, constant) -> builder.addInitializer(constant(constant).setName(name)));
    part.nodes().forEach(node -> builder.addNode(node(node)));
    return builder.build();
  }

  private void add(GraphProto.Builder graph, Node node) {
    OnnxForm form = node.op().onnx();
    NodeProto.Builder builder =
        NodeProto.newBuilder()
            .setName(node.name())
            .setOpType(form.type())
            .addAllInput(node.inputs())
            .addOutput(node.name());
    form.attributes().forEach(attribute -> builder.addAttribute(attribute(attribute)));
    for (int i = 0; i < form.constants().size(); i++) {
      String name = node.name() + "/constant" + i;
      builder.addInput(name);
      graph.addInitializer(constant(form.constants().get(i), node).setName(name));
    }
    node.parameters().forEach(parameter -> builder.addInput(parameter.name()));
    graph.addNode(builder);
  }

  private static NodeProto node(OnnxNode node) {
    NodeProto.Builder builder =
        NodeProto.newBuilder()
            .setName(node.outputs().get(0))
            .setOpType(node.type())
            .addAllInput(node.inputs())
            .addAllOutput(node.outputs());
    node.attributes().forEach(attribute -> builder.addAttribute(attribute(attribute)));
    return builder.build();
  }

  private TensorProto.Builder constant(OnnxConstant constant, Node node) {
    if (constant instanceof OnnxConstant.PerChannel repeated) {
      int channels = node.output().channels();
      return constant(
          new OnnxConstant.Array(
              List.of(channels), Collections.nCopies(channels, repeated.value())));
    }
    return constant(constant);
  }

  private TensorProto.Builder constant(OnnxConstant constant) {
    TensorProto.Builder builder = TensorProto.newBuilder().setDataType(type.number());
    if (constant instanceof OnnxConstant.Scalar scalar) {
      type.add(builder, List.of(scalar.value()));
    } else if (constant instanceof OnnxConstant.Array array) {
      array.dims().forEach(dim -> builder.addDims(dim));
      type.add(builder, array.values());
    } else if (constant instanceof OnnxConstant.Integers integers) {
      builder.setDataType(INTEGER);
      builder.addDims(integers.values().size());
      builder.addAllInt64Data(integers.values());
    }
    return builder;
  }

  private static AttributeProto attribute(OnnxAttribute attribute) {
    AttributeProto.Builder builder = AttributeProto.newBuilder().setName(attribute.name());
    if (attribute instanceof OnnxAttribute.Whole whole) {
      builder.setType(AttributeProto.AttributeType.INT).setI(whole.value());
    } else if (attribute instanceof OnnxAttribute.Real real) {
      builder.setType(AttributeProto.AttributeType.FLOAT).setF(real.value());
    } else if (attribute instanceof OnnxAttribute.Text text) {
      builder
          .setType(AttributeProto.AttributeType.STRING)
          .setS(ByteString.copyFromUtf8(text.value()));
    } else if (attribute instanceof OnnxAttribute.Integers integers) {
      builder.setType(AttributeProto.AttributeType.INTS);
      integers.values().forEach(value -> builder.addInts(value));
    }
    return builder.build();
  }

  private ValueInfoProto value(String name, Shape shape) {
    TensorShapeProto.Builder dims =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("N"));
    shape.dims().forEach(dim -> dims.addDim(Dimension.newBuilder().setDimValue(dim)));
    return value(name, TypeProto.Tensor.newBuilder().setElemType(type.number()).setShape(dims));
  }

  private ValueInfoProto value(OnnxValue value) {
    TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
    value.dims().forEach(dim -> dims.addDim(Dimension.newBuilder().setDimValue(dim)));
    int number = value.type() == OnnxValue.Type.FLOAT ? type.number() : INTEGER;
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(number).setShape(dims);
    return value(value.name(), tensor);
  }

  private static ValueInfoProto value(String name, TypeProto.Tensor.Builder tensor) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
