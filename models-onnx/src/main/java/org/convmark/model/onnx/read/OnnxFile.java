package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convmark.model.graph.Shape;

/**
 * A user's ONNX file, checked as far as is possible without running it. Whatever is wrong with it
 * is an {@link IllegalArgumentException} of one line that begins with the file.
 */
public final class OnnxFile {

  private static final long MOST_BYTES = Integer.MAX_VALUE;
  private static final int FLOAT = 1;

  private final Path path;
  private final RawModel model;
  private final List<InputDeclaration> inputs;

  private OnnxFile(Path path, RawModel model, List<InputDeclaration> inputs) {
    this.path = path;
    this.model = model;
    this.inputs = List.copyOf(inputs);
  }

  /**
   * Reads what a file declares; its weights stay where they are.
   *
   * @throws IOException if it is there but cannot be read
   */
  public static OnnxFile read(Path path) throws IOException {
    try {
      requireFile(path);
      RawModel model = parse(path);
      requireModel(model);
      List<StoredTensor> tensors = new ArrayList<>(model.initializers());
      tensors.addAll(Operators.check(model));
      ExternalData external = new ExternalData(path);
      for (StoredTensor tensor : tensors) {
        tensor.check();
        if (tensor.isExternal()) {
          external.check(tensor);
        }
      }
      return new OnnxFile(path, model, Declarations.of(model));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(OneLine.of(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  private static void requireFile(Path path) throws IOException {
    if (Files.notExists(path)) {
      throw new IllegalArgumentException("there is no such file; name an ONNX file");
    }
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("expected an ONNX file, found a folder or a device");
    }
    if (Files.size(path) == 0) {
      throw new IllegalArgumentException("expected an ONNX file, found it empty; export it again");
    }
    if (Files.size(path) > MOST_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected less than 2 GiB, as protobuf allows, found %d bytes; export it with its"
                  + " weights as external data",
              Files.size(path)));
    }
  }

  private static RawModel parse(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      return new ModelParser(CodedInputStream.newInstance(stream), Files.size(path)).parse();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "expected an ONNX model, found content that is cut off, damaged or of another kind;"
              + " export or copy it again",
          e);
    }
  }

  private static void requireModel(RawModel model) {
    if (model.header().getIrVersion() < 1
        || model.header().getOpsetImportCount() == 0
        || model.graph().getNodeCount() == 0
        || model.graph().getOutputCount() == 0) {
      throw new IllegalArgumentException(
          "expected an ONNX model, found no version, operators or outputs of one; export it again");
    }
  }

  public Path path() {
    return path;
  }

  /** What a caller has to give, in the file's order. */
  public List<InputDeclaration> inputs() {
    return inputs;
  }

  /** The tool that wrote the file and the sets of operators that it uses. */
  public String origin() {
    String producer = model.header().getProducerName() + " " + model.header().getProducerVersion();
    String sets =
        model.header().getOpsetImportList().stream()
            .map(OnnxFile::set)
            .collect(Collectors.joining(", "));
    return OneLine.of(producer.isBlank() ? sets : producer.strip() + ", " + sets);
  }

  private static String set(OperatorSetIdProto set) {
    return (set.getDomain() + " operator set " + set.getVersion()).strip();
  }

  /** The types of weights other than 32-bit floats. */
  public Set<String> otherWeights() {
    return model.initializers().stream()
        .map(StoredTensor::header)
        .filter(tensor -> tensor.getDimsCount() > 1 && tensor.getDataType() != FLOAT)
        .map(tensor -> InputType.of(tensor.getDataType()).map(InputType::word).orElse("others"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first operator that no graph can hold, whatever its input is. */
  public Optional<String> unknown() {
    return Importer.unknown(model);
  }

  /**
   * The network as a graph, if all of its operators are known.
   *
   * @param image the shape of one image
   * @param batch images at once, which reshapes may name
   */
  public Import graph(Shape image, int batch) {
    return Importer.of(path, model, inputs, image, batch);
  }
}
