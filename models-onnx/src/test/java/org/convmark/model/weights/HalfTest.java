package org.convmark.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.platform.Fp16Conversions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {

  @Test
  void everyHalfSurvivesTheWayThere() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = Half.toFloat((short) bits);
      if (Float.isNaN(value)) {
        assertThat(Half.toFloat(Half.of(value))).isNaN();
      } else {
        assertThat(Half.of(value)).isEqualTo((short) bits);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0x8000",
    "1, 0x3c00",
    "-2, 0xc000",
    "65504, 0x7bff",
    "65519.996, 0x7bff",
    "65520, 0x7c00",
    "-Infinity, 0xfc00",
    "1.0009765625, 0x3c01",
    "1.00048828125, 0x3c00",
    "1.00146484375, 0x3c02",
    "0.1, 0x2e66",
    "6.103515625e-5, 0x0400",
    "6.0975552e-5, 0x03ff",
    "5.9604645e-8, 0x0001",
    "2.9802322e-8, 0x0000",
    "2.9802326e-8, 0x0001",
    "-1.4e-45, 0x8000"
  })
  void aFloatBecomesTheNearestAndOfTwoTheEvenOne(float value, String half) {
    assertThat(Half.of(value)).isEqualTo((short) (int) Integer.decode(half));
  }

  /** The neighbours of all halves and of the middles between them. */
  @Test
  void roundsAsOnnxRuntimeDoes() {
    for (int bits = 0; bits < 0x7c00; bits++) {
      float value = Half.toFloat((short) bits);
      float middle = (float) ((value + (double) Half.toFloat((short) (bits + 1))) / 2);
      for (float each : new float[] {value, middle, 65520f}) {
        for (float x : new float[] {Math.nextDown(each), each, Math.nextUp(each)}) {
          assertThat(Half.of(x)).as("%s", x).isEqualTo(Fp16Conversions.floatToFp16(x));
          assertThat(Half.of(-x)).as("%s", -x).isEqualTo(Fp16Conversions.floatToFp16(-x));
        }
      }
    }
  }

  @Test
  void whatIsNoNumberStaysNone() {
    assertThat(Half.toFloat(Half.of(Float.NaN))).isNaN();
    assertThat(Half.toFloat((short) 0x7c01)).isNaN();
  }
}
