package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;

class ModelFactsTest {

  private static double analytic(String precision) {
    Cell.Setting setting = new Cell.Setting(2, precision, 1);
    Cell cell = new Cell("alexnet", "onnxruntime", "cpu", Workload.FORWARD, setting);
    return ModelFacts.analytic(Architectures.variant("alexnet").graph(), cell).total();
  }

  @Test
  void analyticMemoryFollowsThePrecision() {
    assertThat(analytic("fp32")).isGreaterThan(62_378_344 * 4.0 / (1 << 20));
    assertThat(analytic("fp16")).isEqualTo(analytic("fp32") / 2);
  }
}
