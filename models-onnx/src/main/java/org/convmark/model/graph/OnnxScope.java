package org.convmark.model.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Appends ONNX nodes, operator set 17, whose values are named after one scope. Every method returns
 * the name of the value that it adds.
 */
class OnnxScope {

  private final OnnxTape tape;
  private final String scope;

  OnnxScope(OnnxTape tape, String scope) {
    this.tape = tape;
    this.scope = scope;
  }

  final String op(String type, String... inputs) {
    return op(type, List.of(inputs));
  }

  final String op(String type, List<String> inputs, OnnxAttribute... attributes) {
    return named(
        tape.unused(scope + "/" + type.toLowerCase(Locale.ROOT)), type, inputs, attributes);
  }

  final String op(OnnxForm form, String... inputs) {
    return op(form.type(), List.of(inputs), form.attributes().toArray(OnnxAttribute[]::new));
  }

  /** The value gets exactly that name. */
  final String named(String name, String type, List<String> inputs, OnnxAttribute... attributes) {
    append(type, inputs, List.of(name), List.of(attributes));
    return name;
  }

  final void declareIntegers(String name, long... dims) {
    tape.declare(name, OnnxValue.Type.INTEGER, dims);
  }

  final void append(
      String type, List<String> inputs, List<String> outputs, List<OnnxAttribute> attributes) {
    tape.append(new OnnxNode(type, inputs, outputs, attributes));
  }

  /** Tells the dimensions of a value that a gradient reads from the forward pass. */
  final String kept(String value, long... dims) {
    tape.declare(value, OnnxValue.Type.FLOAT, dims);
    return value;
  }

  final String constant(OnnxConstant constant) {
    return tape.constant(constant);
  }

  final String real(float value) {
    return constant(new OnnxConstant.Scalar(value));
  }

  final String integers(long... values) {
    return constant(new OnnxConstant.Integers(Arrays.stream(values).boxed().toList()));
  }

  final String times(String x, float factor) {
    return op("Mul", x, real(factor));
  }

  final String reshape(String x, long... dims) {
    return op("Reshape", x, integers(dims));
  }

  final String transpose(String x, Integer... permutation) {
    return op("Transpose", List.of(x), new OnnxAttribute.Integers("perm", List.of(permutation)));
  }

  /** The mean over some axes, which stay with length 1. */
  final String mean(String x, List<Integer> axes) {
    return op("ReduceMean", List.of(x), new OnnxAttribute.Integers("axes", axes));
  }

  /** The sum over some axes, which vanish. */
  final String sum(String x, long... axes) {
    return op("ReduceSum", List.of(x, integers(axes)), new OnnxAttribute.Whole("keepdims", 0));
  }

  final String concat(List<String> parts, int axis) {
    return parts.size() == 1
        ? parts.get(0)
        : op("Concat", parts, new OnnxAttribute.Whole("axis", axis));
  }

  /** The pieces of those lengths along an axis. */
  final List<String> split(String x, int axis, long... lengths) {
    List<String> pieces =
        IntStream.range(0, lengths.length)
            .mapToObj(i -> tape.unused(scope + "/split" + i))
            .toList();
    append(
        "Split",
        List.of(x, integers(lengths)),
        pieces,
        Collections.singletonList(new OnnxAttribute.Whole("axis", axis)));
    return pieces;
  }
}
