package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalLong;
import org.convmark.bench.engine.InputData;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Role;
import org.convmark.result.Cell;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;

class ForkSessionTest {

  private static final int CLASSES = 1000;

  private static ForkSpec spec(String model) {
    Cell.Setting setting = new Cell.Setting(1, "fp32", TestSessions.THREADS);
    return new ForkSpec(
        new Cell(model, "pytorch", "cpu", Workload.BACKWARD, setting),
        ForkSpec.Common.of(1),
        "",
        "",
        "");
  }

  private static float[] logits(ForkSpec spec, OptionalLong dropoutSeed) throws Exception {
    try (ForkSession fork = ForkSession.open(spec, Workload.BACKWARD, dropoutSeed)) {
      return fork.session().logits();
    }
  }

  @Test
  void theSeedOfDropoutReachesTheEngine() throws Exception {
    ForkSpec spec = spec("googlenet/paper_caffe_no_aux");
    float[] first = logits(spec, OptionalLong.of(1));
    assertThat(TestSessions.relativeError(logits(spec, OptionalLong.of(1)), first))
        .isLessThan(1e-5);
    assertThat(TestSessions.relativeError(logits(spec, OptionalLong.of(2)), first))
        .isGreaterThan(0.05);
    assertThat(TestSessions.relativeError(logits(spec, OptionalLong.empty()), first))
        .isGreaterThan(0.05);
  }

  /** The gradient of the last bias is softmax less the label. */
  @Test
  void theLabelSmoothingOfTheVariantReachesTheLoss() throws Exception {
    ForkSpec spec = spec("inception_v3/no_aux");
    try (ForkSession fork = ForkSession.open(spec, Workload.BACKWARD, OptionalLong.empty())) {
      Node last = fork.graph().orElseThrow().output();
      float[] gradient = fork.session().gradient(last.parameter(Role.BIAS));
      double[] softmax = softmax(fork.session().logits());
      int label = InputData.labels(CLASSES, 1)[0];
      for (int k = 0; k < CLASSES; k++) {
        double expected = k == label ? 0.9001 : 0.0001;
        assertThat(softmax[k] - gradient[k]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  private static double[] softmax(float[] logits) {
    double[] powers = new double[logits.length];
    Arrays.setAll(powers, k -> Math.exp(logits[k]));
    double total = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / total).toArray();
  }
}
