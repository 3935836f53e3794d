package org.convmark.model.graph;

import java.util.List;
import java.util.Locale;

/** Zero padding in pixels on the four sides of an image. */
public record Padding(int top, int left, int bottom, int right) {

  /** No padding. */
  public static final Padding NONE = new Padding(0, 0, 0, 0);

  public Padding {
    if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "padding: expected no negative side, found %d %d %d %d",
              top,
              left,
              bottom,
              right));
    }
  }

  /** Whether opposite sides are padded alike, which is all that some engines offer. */
  public boolean isSymmetric() {
    return top == bottom && left == right;
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /** Top, left, bottom, right, as ONNX has them. */
  List<Integer> sides() {
    return List.of(top, left, bottom, right);
  }

  /** Whether all four sides are padded alike. */
  public boolean isUniform() {
    return isSymmetric() && top == left;
  }

  /** One number if all sides are padded alike, else top, left, bottom, right. */
  @Override
  public String toString() {
    return isUniform()
        ? String.valueOf(top)
        : String.format(Locale.ROOT, "%d,%d,%d,%d", top, left, bottom, right);
  }
}
