package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.convmark.model.onnx.read.InputDeclaration.Dim;

/** Reads what the inputs of a model are. */
final class Declarations {

  private static final int MOST_INPUTS = 256;
  private static final int MOST_DIMS = 16;

  private Declarations() {}

  /** The inputs that have no default. */
  static List<InputDeclaration> of(RawModel model) {
    Set<String> defaults =
        model.initializers().stream().map(StoredTensor::name).collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    List<InputDeclaration> inputs = new ArrayList<>();
    for (ValueInfoProto input : model.graph().getInputList()) {
      if (!defaults.contains(input.getName())) {
        if (input.getName().isEmpty() || !names.add(input.getName())) {
          throw problem(input, "expected a name of its own, found none or another's");
        }
        inputs.add(input(input));
      }
    }
    if (inputs.size() > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_INPUTS + " inputs, found " + inputs.size());
    }
    return inputs;
  }

  private static InputDeclaration input(ValueInfoProto input) {
    if (!input.getType().hasTensorType()) {
      throw problem(input, "expected a tensor, found a sequence, map or nothing");
    }
    TypeProto.Tensor tensor = input.getType().getTensorType();
    InputType type =
        InputType.of(tensor.getElemType())
            .orElseThrow(
                () ->
                    problem(
                        input,
                        String.format(
                            Locale.ROOT,
                            "no values are made of its type (number %d of ONNX); expected one of %s",
                            tensor.getElemType(),
                            String.join(", ", InputType.words()))));
    Optional<List<Dim>> dims =
        tensor.hasShape() ? Optional.of(dims(input, tensor.getShape())) : Optional.empty();
    return new InputDeclaration(input.getName(), type, dims);
  }

  private static List<Dim> dims(ValueInfoProto input, TensorShapeProto shape) {
    if (shape.getDimCount() > MOST_DIMS) {
      throw problem(input, "expected at most 16 dimensions, found " + shape.getDimCount());
    }
    return shape.getDimList().stream().map(dim -> dim(input, dim)).toList();
  }

  private static Dim dim(ValueInfoProto input, Dimension dim) {
    if (!dim.hasDimValue()) {
      return new Dim(OptionalLong.empty(), dim.getDimParam());
    }
    if (dim.getDimValue() < 1 || dim.getDimValue() > Integer.MAX_VALUE) {
      throw problem(input, "expected dimensions from 1 to 2147483647, found " + dim.getDimValue());
    }
    return new Dim(OptionalLong.of(dim.getDimValue()), "");
  }

  private static IllegalArgumentException problem(ValueInfoProto input, String problem) {
    return new IllegalArgumentException("input '" + OneLine.of(input.getName()) + "': " + problem);
  }
}
