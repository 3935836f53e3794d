package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Goes through all operators of a file, those of subgraphs and functions too. */
final class Operators {

  /**
   * The standard's sets, and one that ONNX Runtime holds in itself and writes into optimised files:
   * none needs a library of its own.
   */
  private static final Set<String> DOMAINS =
      Set.of("", "ai.onnx", "ai.onnx.ml", "ai.onnx.preview.training", "com.microsoft");

  private final Set<String> defined = new HashSet<>();
  private final List<StoredTensor> tensors = new ArrayList<>();

  private Operators(List<FunctionProto> functions) {
    functions.forEach(function -> defined.add(function.getDomain() + "::" + function.getName()));
  }

  /**
   * Refuses operators that only a library of its own could run, which is never loaded.
   *
   * @return the tensors that operators hold themselves
   */
  static List<StoredTensor> check(RawModel model) {
    Operators operators = new Operators(model.functions());
    model.graph().getNodeList().forEach(operators::check);
    model.functions().forEach(operators::check);
    return operators.tensors;
  }

  private void check(NodeProto node) {
    if (node.getOpType().isEmpty()) {
      throw new IllegalArgumentException(
          "operator '" + OneLine.of(node.getName()) + "' has no type");
    }
    String domain = node.getDomain();
    if (!DOMAINS.contains(domain) && !defined.contains(domain + "::" + node.getOpType())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "operator %s is of '%s', no standard set; libraries of custom operators are not"
                  + " loaded, so write it in standard operators or as a function of the file",
              OneLine.of(node.getOpType()),
              OneLine.of(domain)));
    }
    node.getAttributeList().forEach(this::check);
  }

  private void check(FunctionProto function) {
    function.getAttributeProtoList().forEach(this::check);
    function.getNodeList().forEach(this::check);
  }

  private void check(AttributeProto attribute) {
    if (attribute.hasSparseTensor() || attribute.getSparseTensorsCount() > 0) {
      throw sparse();
    }
    if (attribute.hasT()) {
      hold(attribute.getT());
    }
    attribute.getTensorsList().forEach(this::hold);
    if (attribute.hasG()) {
      check(attribute.getG());
    }
    attribute.getGraphsList().forEach(this::check);
  }

  private void check(GraphProto subgraph) {
    if (subgraph.getSparseInitializerCount() > 0) {
      throw sparse();
    }
    subgraph.getInitializerList().forEach(this::hold);
    subgraph.getNodeList().forEach(this::check);
  }

  /** Its values may lie in files too, where nothing here looks. */
  static IllegalArgumentException sparse() {
    return new IllegalArgumentException(
        "expected dense weights, found a sparse tensor; export it with dense ones");
  }

  private void hold(TensorProto tensor) {
    tensors.add(StoredTensor.whole(tensor));
  }
}
