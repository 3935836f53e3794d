package org.convmark.bench.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convmark.model.onnx.read.InputType;

/**
 * An input of a user's file as it is made.
 *
 * @param name in the file
 * @param type of its elements
 * @param dims none for a single value; at most 2 GiB in all
 */
public record TensorSpec(String name, InputType type, List<Long> dims) {

  public TensorSpec {
    dims = List.copyOf(dims);
    long bytes = type.bytes();
    for (long dim : dims) {
      if (dim < 1 || dim > Integer.MAX_VALUE || bytes * dim > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected dimensions of at least 1 and at most 2 GiB in all, found %s",
                dims.stream().map(String::valueOf).collect(Collectors.joining("x"))));
      }
      bytes *= dim;
    }
  }

  /** The number of values. */
  public int elements() {
    return (int) dims.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
  }

  public long[] shape() {
    return dims.stream().mapToLong(Long::longValue).toArray();
  }
}
