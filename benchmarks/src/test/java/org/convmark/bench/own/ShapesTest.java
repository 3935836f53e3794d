package org.convmark.bench.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.model.onnx.read.InputDeclaration;
import org.convmark.model.onnx.read.InputDeclaration.Dim;
import org.convmark.model.onnx.read.InputType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {

  private static final InputDeclaration IMAGES = input("x", "N", "3", "H", "H");
  private static final InputDeclaration IDS =
      new InputDeclaration("ids", InputType.INT64, Optional.of(dims("N", "seq")));

  private static InputDeclaration input(String name, String... dims) {
    return new InputDeclaration(name, InputType.FLOAT32, Optional.of(dims(dims)));
  }

  private static List<Dim> dims(String... dims) {
    return Arrays.stream(dims)
        .map(
            dim ->
                dim.matches("\\d+")
                    ? new Dim(OptionalLong.of(Long.parseLong(dim)), "")
                    : new Dim(OptionalLong.empty(), dim.equals("?") ? "" : dim))
        .toList();
  }

  /** Shapes such as {@code x=1x3x8x8 ids=1x5}. */
  private static String resolve(List<InputDeclaration> declared, int batch, String... given) {
    Map<String, InputShape> shapes = new LinkedHashMap<>();
    for (String each : given) {
      String[] parts = each.split("=", 2);
      shapes.put(parts[0], InputShape.of(parts[0], parts[1]));
    }
    return String.join(
        " ",
        new Shapes(declared, batch)
            .resolve(shapes).stream().map(TensorSpec::dims).map(List::toString).toList());
  }

  @Test
  void aBatchThatIsOpenIsTheOneThatIsAskedFor() {
    assertThat(resolve(List.of(input("x", "N", "3", "8", "8")), 4)).isEqualTo("[4, 3, 8, 8]");
    assertThat(resolve(List.of(input("x", "?", "3")), 4)).isEqualTo("[4, 3]");
    assertThat(resolve(List.of(input("x", "4", "3")), 4)).isEqualTo("[4, 3]");
    assertThat(resolve(List.of(), 1)).isEmpty();
  }

  @Test
  void whatIsSaidOfOneInputHoldsForAllWithTheSameSymbol() {
    assertThat(resolve(List.of(IMAGES, input("mask", "N", "H")), 2, "x=2x3x8x8"))
        .isEqualTo("[2, 3, 8, 8] [2, 8]");
    assertThat(resolve(List.of(IMAGES), 2, "x=2x3x8x8:float32")).isEqualTo("[2, 3, 8, 8]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | y=1x3x8x8 | input y: the file has no such input",
        "1 | x=1x3x8 | input x: expected 4 dimensions, found 3",
        "1 | x=1x4x8x8 | input x, dimension 2: expected 3, found 4",
        "1 | x=1x3x8x9 | input x, dimension 4: expected 8, found 9",
        "1 | x=2x3x8x8 | batch 1 contradicts the first dimension of its first input, 2; ask for --batch 2",
        "1 | x=1x3x8x8:int64 | input x: expected float32, not int64",
        "1 | x=1x3x8x8:float99 | type 'float99': unknown; expected one of float32, float16",
        "1 | x=1x3x40000x40000 | input x: expected dimensions of at least 1 and at most 2 GiB",
        "1 | x=0x3x8x8 | input x=0x3x8x8: expected dimensions from 1",
        "1 | x=-1x3x8x8 | input x=-1x3x8x8: expected NAME=SHAPE",
        "1 | x=1,3,8,8 | input x=1,3,8,8: expected NAME=SHAPE",
        "1 | x=1x3x8x9999999999 | expected dimensions from 1 to 2147483647",
        "1 | x=99999999999 | expected NAME=SHAPE",
        "1 | x= | input x=: expected NAME=SHAPE",
      })
  void aShapeThatContradictsTheFileIsRefused(int batch, String given, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> resolve(List.of(IMAGES), batch, given.strip()))
        .withMessageContaining(message);
  }

  @Test
  void whatIsLeftOpenIsAskedFor() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> resolve(List.of(IMAGES), 1))
        .withMessageContaining("input x: the file leaves dimension 3 open; say it with --input x=");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> resolve(List.of(input("x", "?", "?")), 1))
        .withMessageContaining("dimension 2 open");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> resolve(List.of(input("x", "N"), IDS), 1))
        .withMessageContaining("input ids: the file leaves dimension 2 open");
    InputDeclaration any = new InputDeclaration("x", InputType.FLOAT32, Optional.empty());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> resolve(List.of(any), 1))
        .withMessageContaining("the file leaves its shape open");
    assertThat(resolve(List.of(any), 1, "x=1x9")).isEqualTo("[1, 9]");
  }

  @Test
  void aBatchOfAFileWithoutOneIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> resolve(List.of(input("x", "1", "3")), 8))
        .withMessageContaining("batch 8 contradicts");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> resolve(List.of(), 8))
        .withMessageContaining("batch 8 contradicts");
  }
}
