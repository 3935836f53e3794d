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
    assertThat(outputs(3, 5).errorAgainst(outputs(3, 4))).isEqualTo(1.0 / 5);
    assertThat(outputs(3, 4).errorAgainst(outputs(3, 4))).isZero();
  }

  @Test
  void whatIsNotFiniteIsInfinitelyWrong() {
    assertThat(outputs(Float.NaN, 4).errorAgainst(outputs(3, 4))).isInfinite();
    assertThat(outputs(3, 4).errorAgainst(outputs(Float.NaN, 4))).isInfinite();
    assertThat(outputs(0, 0).errorAgainst(outputs(0, 0))).isInfinite();
  }

  @Test
  void aGradientThatIsTrulyZeroIsMeasuredAgainstTheLargest() {
    Map<String, float[]> expected = new LinkedHashMap<>();
    expected.put("large", new float[] {1000});
    expected.put("zero", new float[] {1e-7f});
    Map<String, float[]> actual = new LinkedHashMap<>(expected);
    actual.put("zero", new float[] {-1e-7f});
    assertThat(new Outputs(actual).errorAgainst(new Outputs(expected))).isLessThan(1e-3);
  }

  @Test
  void filesGiveBackWhatWasWritten(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("outputs.bin");
    outputs(1, -2.5f).write(file);
    assertThat(Outputs.read(file).arrays().get(Outputs.LOGITS)).containsExactly(1, -2.5f);
  }

  @Test
  void longGradientsAreSampledOverTheirWholeLength() {
    float[] gradient = new float[1_000_000];
    gradient[999_984] = 1;
    float[] sample = Outputs.sample(gradient);
    assertThat(sample).hasSize(1 << 16);
    assertThat(sample[(1 << 16) - 1]).isEqualTo(1);
    assertThat(Outputs.sample(new float[] {1, 2})).containsExactly(1, 2);
  }
}
