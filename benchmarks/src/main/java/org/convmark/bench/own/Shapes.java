package org.convmark.bench.own;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.model.onnx.read.InputDeclaration;
import org.convmark.model.onnx.read.InputDeclaration.Dim;
import org.convmark.model.onnx.read.OneLine;

/** Gives the dimensions that a file leaves open their sizes. */
final class Shapes {

  private final List<InputDeclaration> declared;
  private final int batch;
  private final Map<String, Long> symbols = new HashMap<>();

  Shapes(List<InputDeclaration> declared, int batch) {
    this.declared = declared;
    this.batch = batch;
  }

  /**
   * What each input is: as the caller says, else as the file says, where the first dimension of the
   * first input is the batch. A symbol means the same size everywhere.
   */
  List<TensorSpec> resolve(Map<String, InputShape> given) {
    given.forEach(this::bind);
    Map<String, List<Long>> fixed = new HashMap<>();
    given.forEach((name, shape) -> fixed.put(name, shape.dims()));
    bindBatch(fixed);
    List<TensorSpec> inputs = new ArrayList<>();
    for (InputDeclaration input : declared) {
      List<Long> dims = fixed.containsKey(input.name()) ? fixed.get(input.name()) : dims(input);
      inputs.add(spec(input, dims));
    }
    return inputs;
  }

  private static TensorSpec spec(InputDeclaration input, List<Long> dims) {
    try {
      return new TensorSpec(input.name(), input.type(), dims);
    } catch (IllegalArgumentException e) {
      throw problem(input.name(), e.getMessage());
    }
  }

  private void bind(String name, InputShape shape) {
    InputDeclaration input =
        declared.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> problem(name, "the file has no such input"));
    if (shape.type().isPresent() && shape.type().get() != input.type()) {
      throw problem(name, "expected " + input.type().word() + ", not " + shape.type().get().word());
    }
    if (input.dims().isEmpty()) {
      return;
    }
    List<Dim> dims = input.dims().get();
    if (dims.size() != shape.dims().size()) {
      throw problem(
          name,
          String.format(
              Locale.ROOT, "expected %d dimensions, found %d", dims.size(), shape.dims().size()));
    }
    for (int i = 0; i < dims.size(); i++) {
      bind(name + ", dimension " + (i + 1), dims.get(i), shape.dims().get(i));
    }
  }

  private void bind(String place, Dim dim, long size) {
    Optional<Long> known = size(dim);
    if (known.isPresent() && known.get() != size) {
      throw problem(place, String.format(Locale.ROOT, "expected %d, found %d", known.get(), size));
    }
    bindSymbol(dim, size);
  }

  private void bindSymbol(Dim dim, long size) {
    if (!dim.symbol().isEmpty()) {
      symbols.put(dim.symbol(), size);
    }
  }

  private Optional<Long> size(Dim dim) {
    return dim.size().isPresent()
        ? Optional.of(dim.size().getAsLong())
        : Optional.ofNullable(symbols.get(dim.symbol()));
  }

  /** The first dimension of the first input is the batch, unless it is another size already. */
  private void bindBatch(Map<String, List<Long>> fixed) {
    Optional<InputDeclaration> first = declared.stream().findFirst();
    Optional<List<Long>> said = first.map(input -> fixed.get(input.name()));
    Optional<Dim> dim =
        first.flatMap(InputDeclaration::dims).flatMap(dims -> dims.stream().findFirst());
    if (said.isEmpty() && dim.isPresent() && size(dim.get()).isEmpty()) {
      bindSymbol(dim.get(), batch);
      return;
    }
    long found =
        said.flatMap(dims -> dims.stream().findFirst())
            .or(() -> dim.flatMap(this::size))
            .orElse(1L);
    if (found != batch) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "batch %d contradicts the first dimension of its first input, %d; ask for --batch %d",
              batch,
              found,
              found));
    }
  }

  private List<Long> dims(InputDeclaration input) {
    if (input.dims().isEmpty()) {
      throw open(input, "its shape");
    }
    List<Long> dims = new ArrayList<>();
    for (Dim dim : input.dims().get()) {
      int position = dims.size() + 1;
      boolean isBatch = dims.isEmpty() && input.equals(declared.get(0));
      dims.add(
          size(dim)
              .or(() -> isBatch ? Optional.of((long) batch) : Optional.empty())
              .orElseThrow(() -> open(input, "dimension " + position)));
    }
    return dims;
  }

  private static IllegalArgumentException open(InputDeclaration input, String what) {
    return problem(
        input.name(),
        String.format(
            Locale.ROOT,
            "the file leaves %s open; say it with --input %s=SHAPE, such as %s=1x3x224x224",
            what,
            OneLine.of(input.name()),
            OneLine.of(input.name())));
  }

  private static IllegalArgumentException problem(String input, String problem) {
    return new IllegalArgumentException("input " + OneLine.of(input) + ": " + problem);
  }
}
