package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convmark.model.weights.Half;

/** How the real numbers of an exported network are written: input, output, weights, constants. */
public enum ElementType {
  /** IEEE 754 binary32. */
  FLOAT("fp32", "", DataType.FLOAT) {
    @Override
    void encode(FloatBuffer values, ByteBuffer target) {
      int bytes = values.remaining() * Float.BYTES;
      target.asFloatBuffer().put(values);
      target.position(target.position() + bytes);
    }

    @Override
    void add(TensorProto.Builder tensor, List<Float> values) {
      tensor.addAllFloatData(values);
    }
  },
  /** IEEE 754 binary16; values are rounded to the nearest. */
  FLOAT16("fp16", ".fp16", DataType.FLOAT16) {
    @Override
    void encode(FloatBuffer values, ByteBuffer target) {
      Half.encode(values, target);
    }

    @Override
    void add(TensorProto.Builder tensor, List<Float> values) {
      values.forEach(value -> tensor.addInt32Data(Short.toUnsignedInt(Half.of(value))));
    }
  };

  private final String word;
  private final String suffix;
  private final DataType onnx;

  ElementType(String word, String suffix, DataType onnx) {
    this.word = word;
    this.suffix = suffix;
    this.onnx = onnx;
  }

  /** The type of a precision's word; another word is an {@link IllegalArgumentException}. */
  public static ElementType of(String precision) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(precision))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "precision '%s': not exported; expected one of %s",
                        precision,
                        String.join(
                            ", ", Arrays.stream(values()).map(type -> type.word).toList()))));
  }

  /** What a model's file is called. */
  public String fileName(String model) {
    return model + suffix + ".onnx";
  }

  /** The number that ONNX gives the type. */
  int number() {
    return onnx.getNumber();
  }

  /** Bytes of a value. */
  int bytes() {
    return this == FLOAT ? Float.BYTES : Short.BYTES;
  }

  /** Writes all remaining values to {@code target} in its byte order, and moves its position. */
  abstract void encode(FloatBuffer values, ByteBuffer target);

  /** Adds values to a tensor that is held in memory. */
  abstract void add(TensorProto.Builder tensor, List<Float> values);
}
