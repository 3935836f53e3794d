package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convmark.model.graph.Tensor;

/** An operator of a file, with what its names stand for. */
record OpNode(NodeProto node, Values values) {

  private static final int LARGEST_SIZE = 1 << 15;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  String type() {
    return node.getOpType();
  }

  /** The operator is not known in this form. */
  UnknownOperator unknown(String why) {
    return new UnknownOperator(OneLine.of(type()) + " (" + OneLine.of(why) + ")");
  }

  void require(Object expected, Object found, String what) {
    if (!expected.equals(found)) {
      throw unknown(what + " " + found);
    }
  }

  boolean has(int input) {
    return input < node.getInputCount() && !node.getInput(input).isEmpty();
  }

  private String input(int input) {
    if (!has(input)) {
      throw unknown("without input " + (input + 1));
    }
    return node.getInput(input);
  }

  Optional<Tensor> optionalActivation(int input) {
    return values.activation(input(input));
  }

  Tensor activation(int input) {
    return optionalActivation(input).orElseThrow(() -> unknown("of a weight"));
  }

  Optional<StoredTensor> stored(int input) {
    return values.stored(input(input));
  }

  /** The dimensions of an array that this operator learns or tracks, and no other. */
  List<Integer> weight(int input) {
    StoredTensor tensor = stored(input).orElseThrow(() -> unknown("weights that are computed"));
    if (!values.take(tensor)) {
      throw unknown("weights that it shares");
    }
    return Values.dims(tensor);
  }

  /** Takes a vector that the operator learns or tracks for each channel. */
  void vector(int input, int channels) {
    List<Integer> dims = weight(input);
    if (dims.isEmpty()
        || dims.get(dims.size() - 1) != channels
        || dims.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b) != channels) {
      throw unknown("weights " + dims + " for " + channels + " channels");
    }
  }

  long whole(String name, long fallback) {
    return attribute(name).map(AttributeProto::getI).orElse(fallback);
  }

  float real(String name, float fallback) {
    return attribute(name).map(AttributeProto::getF).orElse(fallback);
  }

  String text(String name, String fallback) {
    return attribute(name).map(found -> found.getS().toStringUtf8()).orElse(fallback);
  }

  /** Lengths such as those of kernels: not negative, and not absurd. */
  List<Integer> sizes(String name, Integer... fallback) {
    Optional<AttributeProto> found = attribute(name);
    if (found.isEmpty()) {
      return List.of(fallback);
    }
    List<Integer> sizes = new ArrayList<>();
    for (long size : found.get().getIntsList()) {
      sizes.add(size(name, size));
    }
    if (sizes.size() != fallback.length) {
      throw unknown(name + " " + sizes);
    }
    return sizes;
  }

  int size(String name, long size) {
    if (size < 0 || size > LARGEST_SIZE) {
      throw unknown(name + " " + size);
    }
    return (int) size;
  }

  /** Whole numbers that are an attribute in older operator sets and an input in newer ones. */
  Optional<List<Long>> integers(String name, int input) {
    Optional<AttributeProto> found = attribute(name);
    if (found.isPresent()) {
      return Optional.of(found.get().getIntsList());
    }
    return has(input)
        ? Optional.of(integers(stored(input).orElseThrow(() -> unknown(name + " computed"))))
        : Optional.empty();
  }

  private List<Long> integers(StoredTensor tensor) {
    TensorProto held = tensor.header();
    require(INT64, held.getDataType(), "number type");
    if (held.getInt64DataCount() > 0) {
      return held.getInt64DataList();
    }
    List<Long> numbers = new ArrayList<>();
    ByteBuffer raw = raw(held);
    while (raw.remaining() >= Long.BYTES) {
      numbers.add(raw.getLong());
    }
    return numbers;
  }

  /** The only value of a constant. */
  float scalar(int input) {
    StoredTensor tensor = stored(input).orElseThrow(() -> unknown("of two results"));
    TensorProto held = tensor.header();
    boolean inRaw = held.getRawData().size() == Float.BYTES;
    if (tensor.elements() != 1
        || held.getDataType() != FLOAT
        || (!inRaw && held.getFloatDataCount() != 1)) {
      throw unknown("by other than a number");
    }
    return inRaw ? raw(held).getFloat() : held.getFloatData(0);
  }

  private static ByteBuffer raw(TensorProto tensor) {
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  Optional<AttributeProto> attribute(String name) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst();
  }
}
