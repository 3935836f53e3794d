package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.convmark.model.arch.Citation;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.TrainingGraph;
import org.convmark.model.weights.Weights;

/**
 * Writes weights and their graph as ONNX, operator set 17; for inference with batches of any size
 * N. Nodes, parameters, input and output keep the graph's names; provenance is in the model's
 * metadata.
 */
public final class OnnxExport {

  private final Weights weights;
  private final Skeleton skeleton;
  private final String citation;
  private final Form form;

  private OnnxExport(Weights weights, Skeleton skeleton, String citation, Form form) {
    this.weights = weights;
    this.skeleton = skeleton;
    this.citation = citation;
    this.form = form;
  }

  /** A single file with these weights; the graph's name gives model and variant. */
  public static OnnxExport of(Weights weights) {
    return of(weights, ElementType.FLOAT);
  }

  /** The same with all real numbers, the input's and the output's too, of one type. */
  public static OnnxExport of(Weights weights, ElementType type) {
    return new OnnxExport(weights, Skeleton.inference(weights.graph(), type), "", Form.SINGLE_FILE);
  }

  /** A single file of a variant with seeded weights and its citation. */
  public static OnnxExport of(Variant variant, long seed) {
    return of(variant, seed, ElementType.FLOAT);
  }

  /** The same with all real numbers of one type. */
  public static OnnxExport of(Variant variant, long seed, ElementType type) {
    return of(Weights.seeded(variant.graph(), seed), type).citing(variant.citation());
  }

  /**
   * A single file of a variant's training on batches of one size: forward pass, loss and gradients,
   * with the names that {@link TrainingGraph} tells. Dropout is there, its masks are inputs;
   * running statistics and the update are not.
   */
  public static OnnxExport training(Variant variant, long seed, int batch) {
    return training(Weights.seeded(variant.trainingGraph(), seed), batch)
        .citing(variant.citation());
  }

  static OnnxExport training(Weights weights, int batch) {
    TrainingGraph training =
        TrainingGraph.of(weights.graph(), batch, TrainingGraph.Dropping.MASKED);
    return new OnnxExport(weights, Skeleton.training(training), "", Form.SINGLE_FILE);
  }

  public OnnxExport citing(Citation publication) {
    return new OnnxExport(weights, skeleton, publication.toString(), form);
  }

  public OnnxExport as(Form newForm) {
    return new OnnxExport(weights, skeleton, citation, newForm);
  }

  /**
   * Puts the model at {@code file} unless the same content is there, in memory that does not grow
   * with it. Missing folders are made. The file appears whole or not at all.
   *
   * @throws IllegalArgumentException if a single file would reach ONNX's limit of 2 GiB
   * @throws IOException with file, reason and remedy, if it cannot be written
   */
  public Exported to(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path dataTarget = target.resolveSibling(target.getFileName() + ".data");
    DataFile data = dataFile(dataTarget);
    Layout layout = layout(data);
    if (isThere(target, layout, data.contentKey())
        && (layout.data().isEmpty() || isThere(dataTarget, layout, data))) {
      return new Exported(file, layout.size(), Exported.Origin.REUSED);
    }
    try {
      write(target, dataTarget, layout);
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: not exported: %s; choose a folder that can be written and has %d MiB free",
              file,
              reason(e),
              (layout.size() >> 20) + 1),
          e);
    }
    return new Exported(file, layout.size(), Exported.Origin.WRITTEN);
  }

  private DataFile dataFile(Path dataTarget) {
    String name = form == Form.EXTERNAL_DATA ? dataTarget.getFileName().toString() : "";
    return new DataFile(name, ContentKey.of(weights, skeleton, provenance(), name));
  }

  private Layout layout(DataFile data) {
    ModelProto header = Header.model(provenance(), data.contentKey());
    return form == Form.SINGLE_FILE
        ? Layout.singleFile(skeleton, header)
        : Layout.externalData(skeleton, header, data);
  }

  private Provenance provenance() {
    return Provenance.of(weights.graph().name(), citation, weights.seed());
  }

  private static boolean isThere(Path target, Layout layout, String contentKey) throws IOException {
    Optional<Header> header = Header.read(target);
    return header.isPresent()
        && header.get().contentKey().equals(contentKey)
        && header.get().graphBytes() == layout.graphBytes()
        && Files.size(target) == header.get().bytes() + layout.graphBytes();
  }

  private static boolean isThere(Path target, Layout layout, DataFile data) throws IOException {
    return Files.isRegularFile(target)
        && Files.size(target) == layout.data().orElseThrow().size()
        && data.marks(target);
  }

  /** The data takes its place first: a model's file never points at data that is not there. */
  private void write(Path target, Path dataTarget, Layout layout) throws IOException {
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    requireReplaceable(target);
    try (Staging staging = new Staging()) {
      if (layout.data().isPresent()) {
        requireReplaceable(dataTarget);
        staging.write(dataTarget, layout.data().get(), weights);
      }
      staging.write(target, layout.model(), weights);
      staging.commit();
    }
  }

  /** Keeps a rename from replacing a folder's or a device's entry. */
  private static void requireReplaceable(Path target) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IOException(target + " is not a regular file");
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    } else if (e instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is not a folder";
    } else if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    } else if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
