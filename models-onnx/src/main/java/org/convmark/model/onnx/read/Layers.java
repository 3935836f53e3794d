package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.model.graph.Tensor;

/** Translates the operators that the graph has a word for. */
final class Layers {

  private static final int INT64 = 7;

  /** Appends what an operator computes of its first input. */
  private interface Translation {
    Tensor of(OpNode op, Tensor x);
  }

  private static final Map<String, Translation> PLAIN =
      Map.ofEntries(
          Map.entry("Conv", Windows::conv),
          Map.entry("MaxPool", Windows::maxPool),
          Map.entry("AveragePool", Windows::averagePool),
          Map.entry("GlobalAveragePool", (op, x) -> x.globalAvgPool()),
          Map.entry("BatchNormalization", Layers::batchNorm),
          Map.entry("LRN", Layers::lrn),
          Map.entry("Relu", (op, x) -> x.relu()),
          Map.entry("Gemm", Layers::gemm),
          Map.entry("Add", (op, x) -> x.add(op.activation(1))),
          Map.entry("Concat", Layers::concat),
          Map.entry("Dropout", Layers::dropout),
          Map.entry("Softmax", Layers::softmax),
          Map.entry("Flatten", Forms::flatten),
          Map.entry("Squeeze", Forms::squeeze),
          Map.entry("ReduceMean", Forms::reduceMean),
          Map.entry("Pad", Forms::pad));

  /** The operators that {@link #read} takes. */
  static final Set<String> KNOWN =
      Stream.concat(
              PLAIN.keySet().stream(),
              Stream.of("Constant", "Identity", "Mul", "MatMul", "Reshape"))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, Integer> readers = new HashMap<>();
  private final Map<String, NodeProto> sums = new HashMap<>();
  private final int batch;

  Layers(List<NodeProto> nodes, String output, int batch) {
    this.batch = batch;
    readers.merge(output, 1, Integer::sum);
    for (NodeProto node : nodes) {
      for (String input : node.getInputList()) {
        readers.merge(input, 1, Integer::sum);
        if (node.getOpType().equals("Add")) {
          sums.put(input, node);
        }
      }
    }
  }

  /**
   * Appends what an operator of a known type computes.
   *
   * @return its result; empty if that is a constant
   */
  Optional<Tensor> read(OpNode op, String layer) {
    return switch (op.type()) {
      case "Constant" -> constant(op);
      case "Identity" -> identity(op);
      case "Mul" -> Optional.of(mul(op, layer));
      case "MatMul" -> Optional.of(matMul(op, op.activation(0).in(layer)));
      case "Reshape" -> Optional.of(Forms.reshape(op, op.activation(0).in(layer), batch));
      default -> Optional.of(PLAIN.get(op.type()).of(op, op.activation(0).in(layer)));
    };
  }

  private static Optional<Tensor> constant(OpNode op) {
    String name = op.node().getOutput(0);
    TensorProto.Builder tensor = TensorProto.newBuilder();
    Optional<AttributeProto> numbers = op.attribute("value_ints");
    Optional<AttributeProto> number = op.attribute("value_float");
    if (op.attribute("value").isPresent()) {
      tensor = op.attribute("value").get().getT().toBuilder();
    } else if (numbers.isPresent()) {
      tensor.setDataType(INT64).addDims(numbers.get().getIntsCount());
      tensor.addAllInt64Data(numbers.get().getIntsList());
    } else if (number.isPresent()) {
      tensor.setDataType(1).addFloatData(number.get().getF());
    } else {
      throw new UnknownOperator("Constant");
    }
    op.values().put(name, StoredTensor.whole(tensor.setName(name).build()));
    return Optional.empty();
  }

  private static Optional<Tensor> identity(OpNode op) {
    Optional<StoredTensor> stored = op.stored(0);
    stored.ifPresent(tensor -> op.values().put(op.node().getOutput(0), tensor));
    return stored.isPresent() ? Optional.empty() : Optional.of(op.activation(0));
  }

  private static Tensor batchNorm(OpNode op, Tensor x) {
    op.require(0L, op.whole("training_mode", 0), "training_mode");
    op.require(1, op.node().getOutputCount(), "results");
    float epsilon = op.real("epsilon", 1e-5f);
    for (int input = 2; input <= 4; input++) {
      op.vector(input, x.shape().channels());
    }
    // as the suite's own export names what is no parameter of a node
    String name = op.node().getName();
    if (!name.isBlank() && op.node().getInput(1).startsWith(name + "/constant")) {
      return x.batchNormNoGamma(epsilon);
    }
    op.vector(1, x.shape().channels());
    return x.batchNorm(epsilon);
  }

  private static Tensor lrn(OpNode op, Tensor x) {
    return x.lrn(
        op.size("size", op.whole("size", 0)),
        op.real("alpha", 1e-4f),
        op.real("beta", 0.75f),
        op.real("bias", 1));
  }

  private static Tensor gemm(OpNode op, Tensor x) {
    op.require(0L, op.whole("transA", 0), "transA");
    op.require(1f, op.real("alpha", 1), "alpha");
    op.require(1f, op.real("beta", 1), "beta");
    boolean transposed = op.whole("transB", 0) == 1;
    int units = units(op, x, transposed ? 0 : 1);
    if (!op.has(2)) {
      return x.linearNoBias(units);
    }
    op.vector(2, units);
    return x.linear(units);
  }

  /** Takes the matrix, one of whose dimensions is the layer's units and the other its features. */
  private static int units(OpNode op, Tensor x, int dimension) {
    List<Integer> dims = op.weight(1);
    op.require(2, dims.size(), "weights of dimensions");
    op.require(x.shape().channels(), dims.get(1 - dimension), "weights for features");
    return dims.get(dimension);
  }

  /** With the sum right behind it, if that adds a number for each unit. */
  private Tensor matMul(OpNode op, Tensor x) {
    int units = units(op, x, 1);
    String product = op.node().getOutput(0);
    NodeProto sum = sums.get(product);
    if (sum == null || readers.get(product) != 1 || sum.getInputCount() != 2) {
      return x.linearNoBias(units);
    }
    int bias = sum.getInput(0).equals(product) ? 1 : 0;
    OpNode adding = new OpNode(sum, op.values());
    if (adding.stored(bias).isEmpty()) {
      return x.linearNoBias(units);
    }
    adding.vector(bias, units);
    Tensor result = x.linear(units);
    op.values().put(sum.getOutput(0), result);
    return result;
  }

  private static Tensor mul(OpNode op, String layer) {
    int constant = op.stored(0).isPresent() ? 0 : 1;
    return op.activation(1 - constant).in(layer).scale(op.scalar(constant));
  }

  private static Tensor concat(OpNode op, Tensor x) {
    long axis = op.whole("axis", 0);
    if (axis != 1 && axis != -3) {
      throw op.unknown("axis " + axis);
    }
    Tensor[] others = new Tensor[op.node().getInputCount() - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = op.activation(i + 1);
    }
    return others.length == 0 ? x : x.concat(others);
  }

  private static Tensor dropout(OpNode op, Tensor x) {
    if (op.has(2)) {
      throw op.unknown("training mode");
    }
    return x;
  }

  private static Tensor softmax(OpNode op, Tensor x) {
    long axis = op.whole("axis", 1);
    if (axis != 1 && axis != -1) {
      throw op.unknown("axis " + axis);
    }
    return x.softmax();
  }
}
