package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A tensor of a file without its values, unless they are few.
 *
 * @param header name, type, dimensions and where its values are; all of a small tensor
 * @param rawBytes length of the values that are in the file as they are in memory; 0 if none
 * @param typedBytes length of the values that are in the file in another form; 0 if none
 */
record StoredTensor(TensorProto header, long rawBytes, long typedBytes) {

  private static final long MOST_ELEMENTS = Integer.MAX_VALUE;
  private static final int MOST_DIMS = 16;

  /** A tensor that is held whole, such as a constant. */
  static StoredTensor whole(TensorProto tensor) {
    long typed =
        (long) tensor.getFloatDataCount()
            + tensor.getInt32DataCount()
            + tensor.getInt64DataCount()
            + tensor.getDoubleDataCount()
            + tensor.getUint64DataCount()
            + tensor.getStringDataCount();
    return new StoredTensor(tensor, tensor.getRawData().size(), typed);
  }

  String name() {
    return header.getName();
  }

  boolean isExternal() {
    return header.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
  }

  /** The number of values; an absurd one is an {@link IllegalArgumentException}. */
  long elements() {
    long product = 1;
    for (long dim : header.getDimsList()) {
      if (dim < 0 || dim > MOST_ELEMENTS) {
        throw problem("expected dimensions from 0 to 2147483647, found " + dim);
      }
      product *= dim;
      if (product > MOST_ELEMENTS) {
        throw problem("expected at most 2147483647 values, found dimensions for more");
      }
    }
    return product;
  }

  /** The length of all values as they are in memory; empty for types without a fixed one. */
  OptionalLong bytes() {
    int bits =
        switch (header.getDataType()) {
          case 2, 3, 9, 17, 18, 19, 20 -> 8;
          case 4, 5, 10, 16 -> 16;
          case 1, 6, 12 -> 32;
          case 7, 11, 13, 14 -> 64;
          case 15 -> 128;
          case 21, 22, 23 -> 4;
          default -> 0;
        };
    return bits == 0 ? OptionalLong.empty() : OptionalLong.of((elements() * bits + 7) / 8);
  }

  /** Whether dimensions and values go together, as far as is seen without loading them. */
  void check() {
    if (header.getDimsCount() > MOST_DIMS) {
      throw problem("expected at most 16 dimensions, found " + header.getDimsCount());
    }
    long elements = elements();
    OptionalLong bytes = bytes();
    if (isExternal() || bytes.isEmpty()) {
      return;
    }
    if (rawBytes > 0 && rawBytes != bytes.getAsLong()) {
      throw problem(
          String.format(
              Locale.ROOT,
              "expected %d bytes of values for its dimensions, found %d",
              bytes.getAsLong(),
              rawBytes));
    }
    if (elements > 0 && rawBytes == 0 && typedBytes == 0) {
      throw problem("expected values, found none");
    }
  }

  IllegalArgumentException problem(String problem) {
    return new IllegalArgumentException("tensor '" + OneLine.of(name()) + "': " + problem);
  }
}
