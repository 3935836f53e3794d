package org.convmark.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convmark.result.Cell;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesPatternTest {

  private static final Cell CELL =
      new Cell("vgg16/plain", "pytorch", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2));

  @ParameterizedTest
  @CsvSource({
    "vgg16, true",
    "vgg1, false",
    "vgg1?, true",
    "vgg*, true",
    "vgg16/plain, true",
    "vgg16/*/pytorch, true",
    "vgg16/*/mxnet, false",
    "vgg16/pytorch, false",
    "vgg16/plain/pytorch/cpu/forward/b1/fp32/t2, true",
    "vgg16/plain/pytorch/cpu/forward/b1/fp32/t2/x, false",
    "*, true",
    "**, true",
    "**/pytorch, true",
    "**/b1, true",
    "**/b, false",
    "*****/t2, true",
    "(vgg16|.*)/**, false",
    "vgg16\\E.*, false",
  })
  void aPatternIsAGlobOverTheParts(String glob, boolean matches) {
    assertThat(SeriesPattern.of(glob).matches(CELL)).isEqualTo(matches);
  }

  @Test
  void aPatternHasSomethingToMatchAndAnEnd() {
    assertThatThrownBy(() -> SeriesPattern.of("")).hasMessageContaining("found 0");
    assertThatThrownBy(() -> SeriesPattern.of("x".repeat(501))).hasMessageContaining("found 501");
  }
}
