package org.convmark.bench.own;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.model.onnx.read.Import;
import org.convmark.model.onnx.read.OneLine;

/** A user's file as a model. */
public sealed interface OwnModel permits OnnxModel, ScriptModel {

  /** What the name of such a model begins with. */
  String PREFIX = "file:";

  /** As typed, {@code file:PATH}. */
  String name();

  Path path();

  /**
   * What a call is given.
   *
   * @param batch the first dimension of the first input
   * @throws IllegalArgumentException if the file has another, or leaves a dimension open
   */
  List<TensorSpec> inputs(int batch);

  /** The network as a graph, or what of it is not known. */
  Import graph(int batch);

  /** What is known of the file, for the record. */
  String description();

  /** What a reader of its figures must know; empty if nothing. */
  String remark();

  static boolean isNamed(String model) {
    return model.startsWith(PREFIX);
  }

  /**
   * The path in a model's name; one that no file can have is an {@link IllegalArgumentException}.
   */
  static Path path(String model) {
    try {
      String path = model.substring(PREFIX.length());
      if (!path.isBlank() && OneLine.isPlain(path)) {
        return Path.of(path);
      }
    } catch (InvalidPathException e) {
      // as bad as an empty one
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "model '%s': expected a file that can be named, such as file:net.onnx",
            OneLine.of(model)));
  }

  /**
   * Reads a model's file.
   *
   * @param shapes of inputs by their names, all of which the file must have
   * @throws IllegalArgumentException in one line, if the file or a shape is not what it must be
   * @throws IOException if the file is there but cannot be read
   */
  static OwnModel read(String model, Map<String, String> shapes) throws IOException {
    Map<String, InputShape> given = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> given.put(name, InputShape.of(name, shape)));
    return path(model).toString().endsWith(".onnx")
        ? OnnxModel.read(model, given)
        : ScriptModel.read(model, given);
  }
}
