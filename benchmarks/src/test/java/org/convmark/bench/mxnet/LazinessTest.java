package org.convmark.bench.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.mxnet.jna.JnaUtils;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LazinessTest {

  /** Forward of operators is not here: closing its activations waits already. */
  @ParameterizedTest
  @CsvSource({
    "mxnet, BACKWARD",
    "mxnet, TRAIN_STEP",
    "mxnet-symbol, FORWARD",
    "mxnet-symbol, BACKWARD",
    "mxnet-symbol, TRAIN_STEP"
  })
  void aCallLeavesNothingToWaitFor(String engine, Workload workload) throws Exception {
    try (Session session =
        TestSessions.open(engine, Architectures.variant("googlenet").graph(), workload, 2)) {
      TestSessions.call(session);
      session.prepare();
      long start = System.nanoTime();
      session.run();
      long call = System.nanoTime() - start;
      start = System.nanoTime();
      JnaUtils.waitAll();
      long wait = System.nanoTime() - start;
      session.release();
      // without the wait inside, nearly all of the time is here
      assertThat((double) wait / call).isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mxnet", "mxnet-symbol"})
  void theForwardPassOfBackwardIsOverBeforeTheTimedCall(String engine) throws Exception {
    try (Session session =
        TestSessions.open(
            engine, Architectures.variant("googlenet").graph(), Workload.BACKWARD, 2)) {
      TestSessions.call(session);
      long start = System.nanoTime();
      session.prepare();
      long forward = System.nanoTime() - start;
      start = System.nanoTime();
      JnaUtils.waitAll();
      long wait = System.nanoTime() - start;
      session.release();
      assertThat((double) wait / forward).isLessThan(0.1);
    }
  }
}
