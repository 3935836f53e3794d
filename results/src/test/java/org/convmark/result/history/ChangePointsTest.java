package org.convmark.result.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.convmark.result.history.ChangePoint.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePointsTest {

  private static final double THRESHOLD = 0.03;

  private static double[] steps(int each, double... levels) {
    return DoubleStream.of(levels)
        .flatMap(x -> DoubleStream.generate(() -> x).limit(each))
        .toArray();
  }

  private static double[] noisy(double[] levels, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return DoubleStream.of(levels).map(x -> x + spread * random.nextGaussian()).toArray();
  }

  private static List<Integer> places(double[] series) {
    return ChangePoints.find(series, THRESHOLD).stream().map(ChangePoint::index).toList();
  }

  @Test
  void aThousandZerosAndAThousandOnesChangeAtAThousand() {
    List<ChangePoint> found = ChangePoints.find(steps(1000, 0, 1), THRESHOLD);
    assertThat(found).extracting(ChangePoint::index).containsExactly(1000);
    assertThat(found.get(0).certainty()).isEqualTo(Certainty.ALERT);
    assertThat(found.get(0).ratio()).isCloseTo(Math.E, within(1e-9));
  }

  @Test
  void twentyPointsWithAStepInTheMiddleChangeAtTen() {
    assertThat(places(steps(10, 0, 1))).containsExactly(10);
    assertThat(places(noisy(steps(10, 2.0, 2.1), 0.01, 1))).containsExactly(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 24, 25, 26, 45, 48, 49, 50, 51, 74, 75, 76, 100, 195})
  void aStepIsFoundWhereverTheEdgesOfWindowsAre(int index) {
    double[] series =
        noisy(IntStream.range(0, 200).mapToDouble(i -> i < index ? 0 : 0.08).toArray(), 0.01, 7);
    assertThat(places(series)).hasSize(1);
    assertThat(places(series).get(0)).isBetween(index - 1, index + 1);
  }

  @Test
  void aRegressionThatRecoveredStaysVisible() {
    assertThat(places(noisy(steps(40, 0, 0.1, 0), 0.01, 3))).containsExactly(40, 80);
  }

  @Test
  void whatMattersLessThanTheThresholdIsMergedUnlessItAddsUp() {
    assertThat(places(noisy(steps(60, 0, 0.02), 0.002, 4))).isEmpty();
    assertThat(places(noisy(steps(60, 0, 0.02, 0.04, 0.06, 0.08), 0.002, 4))).isNotEmpty();
  }

  @Test
  void oneStrayPointIsNoStep() {
    double[] series = noisy(steps(30, 0, 0), 0.005, 5);
    series[30] = 1;
    assertThat(places(series)).isEmpty();
    series[30] = 0;
    series[59] = 1;
    assertThat(places(series)).isEmpty();
  }

  @Test
  void aStepThatFewPointsShowIsSuspectedOnly() {
    double[] series = steps(20, 0, 0);
    for (int i = 37; i < 40; i++) {
      series[i] = 0.15;
    }
    List<ChangePoint> found = ChangePoints.find(series, THRESHOLD);
    assertThat(found).extracting(ChangePoint::certainty).containsExactly(Certainty.SUSPECTED);
  }

  @Test
  void fewPointsHaveNoSteps() {
    assertThat(places(new double[] {0, 0, 0, 0, 1, 1, 1, 1, 1})).isEmpty();
    assertThat(places(new double[0])).isEmpty();
    assertThat(places(new double[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1})).containsExactly(5);
  }

  @Test
  void whatWasNotMeasuredIsNoPoint() {
    assertThatThrownBy(() -> places(new double[] {0, Double.NaN, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave out what was not measured");
  }
}
