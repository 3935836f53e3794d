package org.convmark.bench.own;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.model.onnx.read.Import;
import org.convmark.model.onnx.read.InputType;

/** A user's TorchScript archive, which declares neither names nor shapes of its inputs. */
final class ScriptModel implements OwnModel {

  private final String name;
  private final Path path;
  private final Map<String, InputShape> given;

  private ScriptModel(String name, Path path, Map<String, InputShape> given) {
    this.name = name;
    this.path = path;
    this.given = given;
  }

  static ScriptModel read(String name, Map<String, InputShape> given) throws IOException {
    Path path = OwnModel.path(name);
    ArchiveCheck.of(path);
    if (given.isEmpty()) {
      throw new IllegalArgumentException(
          name
              + ": a TorchScript archive does not say what it takes; say it for each input, in"
              + " order, with --input NAME=SHAPE, such as x=1x3x224x224 or x=1x128:int64");
    }
    return new ScriptModel(name, path, given);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public List<TensorSpec> inputs(int batch) {
    List<TensorSpec> inputs =
        given.entrySet().stream().map(input -> spec(input.getKey(), input.getValue())).toList();
    long first = inputs.get(0).dims().get(0);
    if (first != batch) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: batch %d contradicts the first dimension of its first input, %d; ask for"
                  + " --batch %d",
              name,
              batch,
              first,
              first));
    }
    return inputs;
  }

  private static TensorSpec spec(String input, InputShape shape) {
    // DJL aborts the process at it
    if (shape.type().filter(type -> type == InputType.INT16).isPresent()) {
      throw new IllegalArgumentException(
          "input " + input + ": pytorch-script is given no int16; expected another type");
    }
    try {
      return new TensorSpec(input, shape.type().orElse(InputType.FLOAT32), shape.dims());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("input " + input + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Import graph(int batch) {
    return Import.none("TorchScript");
  }

  @Override
  public String description() {
    return "TorchScript";
  }

  @Override
  public String remark() {
    return "";
  }
}
