package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.convmark.bench.run.MemoryCheck.Free;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

  private static final Free FREE = new Free(OptionalDouble.of(1000), "cuda:0");

  @Test
  void whatNeedsMoreThanIsFreeIsPredictedWithBothFiguresAndWhatToDo() {
    Outcome outcome = MemoryCheck.obstacle(OptionalDouble.of(1000.6), FREE).orElseThrow();
    assertThat(outcome.status()).isEqualTo(Status.OOM_PREDICTED);
    assertThat(outcome.message())
        .contains("needs 1001 MiB", "1000 MiB are free on cuda:0", "--try-anyway");
  }

  @Test
  void whatFitsOrIsNotKnownIsTried() {
    assertThat(MemoryCheck.obstacle(OptionalDouble.of(1000), FREE)).isEmpty();
    assertThat(MemoryCheck.obstacle(OptionalDouble.empty(), FREE)).isEmpty();
    assertThat(
            MemoryCheck.obstacle(
                OptionalDouble.of(1e9), new Free(OptionalDouble.empty(), "this machine")))
        .isEmpty();
  }
}
