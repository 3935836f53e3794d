package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {

  private static Outputs outputs(float... logits) {
    return new Outputs(Map.of(Outputs.LOGITS, logits));
  }

  @Test
  void theErrorIsTheNormOfTheDifferenceOverThatOfTheReference() {
    assertThat(outputs(3, 5).logitsError(outputs(3, 4))).isEqualTo(1.0 / 5);
    assertThat(outputs(3, 4).logitsError(outputs(3, 4))).isZero();
  }

  @Test
  void whatIsNotFiniteOrAllZeroIsInfinitelyWrong() {
    assertThat(outputs(Float.NaN, 4).logitsError(outputs(3, 4))).isInfinite();
    assertThat(outputs(3, 4).logitsError(outputs(Float.NaN, 4))).isInfinite();
    assertThat(outputs(0, 0).logitsError(outputs(0, 0))).isInfinite();
    assertThat(gradients(Float.NaN, 1).gradientError(gradients(1, 1))).isInfinite();
  }

  private static Outputs gradients(float large, float small) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put(Outputs.LOGITS, new float[] {1e9f});
    arrays.put("large", new float[] {large});
    arrays.put("small", new float[] {small});
    return new Outputs(arrays);
  }

  @Test
  void theWorstGradientCounts() {
    assertThat(gradients(1000, 1.5f).gradientError(gradients(1000, 1))).isEqualTo(0.5);
  }

  @Test
  void aGradientThatIsTrulyZeroIsMeasuredAgainstTheLargest() {
    assertThat(gradients(1000, -1e-7f).gradientError(gradients(1000, 1e-7f))).isLessThan(1e-3);
  }

  @Test
  void filesGiveBackWhatWasWritten(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("outputs.bin");
    outputs(1, -2.5f).write(file);
    assertThat(Outputs.read(file).arrays().get(Outputs.LOGITS)).containsExactly(1, -2.5f);
  }

  @Test
  void longGradientsAreSampledInEveryTapOfTheirKernels() {
    int taps = 9;
    float[] right = new float[512 * 512 * taps];
    float[] onlyTheFirstTap = new float[right.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = 1;
      onlyTheFirstTap[i] = i % taps == 0 ? 1 : 0;
    }
    Outputs expected =
        new Outputs(Map.of(Outputs.LOGITS, new float[] {1}, "w", Outputs.sample(right)));
    Outputs actual =
        new Outputs(Map.of(Outputs.LOGITS, new float[] {1}, "w", Outputs.sample(onlyTheFirstTap)));
    assertThat(expected.arrays().get("w")).hasSize(1 << 16);
    assertThat(actual.gradientError(expected)).isBetween(0.9, 1.0);
  }

  @Test
  void shortGradientsAreComparedWhole() {
    assertThat(Outputs.sample(new float[] {1, 2})).containsExactly(1, 2);
  }
}
