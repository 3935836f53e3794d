package org.convmark.bench.own;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.model.graph.Shape;
import org.convmark.model.onnx.read.Import;
import org.convmark.model.onnx.read.InputDeclaration;
import org.convmark.model.onnx.read.OnnxFile;

/** A user's ONNX file. */
final class OnnxModel implements OwnModel {

  private static final int IMAGES = 4;

  private final String name;
  private final OnnxFile file;
  private final Map<String, InputShape> given;

  private OnnxModel(String name, OnnxFile file, Map<String, InputShape> given) {
    this.name = name;
    this.file = file;
    this.given = given;
  }

  static OnnxModel read(String name, Map<String, InputShape> given) throws IOException {
    return new OnnxModel(name, OnnxFile.read(OwnModel.path(name)), given);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public List<TensorSpec> inputs(int batch) {
    try {
      return new Shapes(file.inputs(), batch).resolve(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage() + "; " + declared(), e);
    }
  }

  private String declared() {
    return "the file declares " + (file.inputs().isEmpty() ? "no input" : inputs());
  }

  private String inputs() {
    return file.inputs().stream().map(InputDeclaration::toString).collect(Collectors.joining(", "));
  }

  @Override
  public Import graph(int batch) {
    List<TensorSpec> inputs = inputs(batch);
    if (inputs.size() != 1 || inputs.get(0).dims().size() != IMAGES) {
      return Import.none(file.unknown().orElse("inputs other than one batch of images"));
    }
    List<Integer> image = new ArrayList<>();
    inputs.get(0).dims().subList(1, IMAGES).forEach(dim -> image.add(dim.intValue()));
    return file.graph(new Shape(image), batch);
  }

  @Override
  public String description() {
    return file.origin() + "; inputs " + inputs();
  }

  @Override
  public String remark() {
    return file.otherWeights().isEmpty()
        ? ""
        : "runs as it is written, with weights of " + String.join(", ", file.otherWeights());
  }
}
