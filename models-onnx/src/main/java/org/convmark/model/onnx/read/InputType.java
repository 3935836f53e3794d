package org.convmark.model.onnx.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of which inputs can be made. */
public enum InputType {
  FLOAT32("float32", 1, 4),
  FLOAT16("float16", 10, 2),
  FLOAT64("float64", 11, 8),
  INT64("int64", 7, 8),
  INT32("int32", 6, 4),
  INT16("int16", 5, 2),
  INT8("int8", 3, 1),
  UINT8("uint8", 2, 1),
  BOOL("bool", 9, 1);

  private final String word;
  private final int onnx;
  private final int bytes;

  InputType(String word, int onnx, int bytes) {
    this.word = word;
    this.onnx = onnx;
    this.bytes = bytes;
  }

  public String word() {
    return word;
  }

  /** The size of one element. */
  public int bytes() {
    return bytes;
  }

  /** The type of that word; another word is an {@link IllegalArgumentException}. */
  public static InputType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "type '%s': unknown; expected one of %s",
                        OneLine.of(word),
                        String.join(", ", words()))));
  }

  /** The words of all types. */
  public static List<String> words() {
    return Arrays.stream(values()).map(InputType::word).toList();
  }

  /** The type of a number of ONNX's {@code TensorProto.DataType}. */
  static Optional<InputType> of(int onnx) {
    return Arrays.stream(values()).filter(type -> type.onnx == onnx).findFirst();
  }
}
