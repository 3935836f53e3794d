package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void figuresHaveFourDigitsThatMatter() {
    assertThat(Numbers.figure(0)).isEqualTo("0");
    assertThat(Numbers.figure(0.012345)).isEqualTo("0.01235");
    assertThat(Numbers.figure(1.5)).isEqualTo("1.500");
    assertThat(Numbers.figure(118.04)).isEqualTo("118.0");
    assertThat(Numbers.figure(1234567.8)).isEqualTo("1,234,568");
  }

  @Test
  void endsOfAnIntervalHaveTheDecimalsOfTheMean() {
    assertThat(Numbers.like(100.6, 98.53)).isEqualTo("98.5");
  }

  @Test
  void whatIsNoNumberIsSaidAndNotDrawn() {
    assertThat(Numbers.figure(Double.NaN)).isEqualTo("NaN");
    assertThat(Numbers.rounded(Double.POSITIVE_INFINITY)).isNull();
    assertThat(Numbers.rounded(1 / 3.0)).isEqualTo(0.333333);
  }

  @Test
  void hiddenLettersAreSpelledOut() {
    assertThat(Text.visible("a\u202Eb\u0000\ud83d\n"))
        .isEqualTo("a\u2039U+202E\u203ab\u2039U+0000\u203a\u2039U+D83D\u203a\n");
    assertThat(Text.visible("\ud83d\ude00 \u05d0")).isEqualTo("\ud83d\ude00 \u05d0");
  }
}
