package org.convmark.bench.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.mxnet.jna.JnaUtils;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LazinessTest {

  /** Without the wait inside of a call, nearly all of its time is left, at every attempt. */
  private static final double LITTLE = 0.1;

  /** Others that use the machine may hold the wait up, though hardly each time. */
  private static final int ATTEMPTS = 5;

  private interface Step {
    void take() throws EngineException;
  }

  /** What is left to wait for after a step, as a part of the step's time. */
  private static double left(Step step) throws EngineException {
    long start = System.nanoTime();
    step.take();
    long end = System.nanoTime();
    JnaUtils.waitAll();
    return (double) (System.nanoTime() - end) / (end - start);
  }

  private static Session session(String engine, Workload workload) throws Exception {
    return TestSessions.open(engine, Architectures.variant("googlenet").graph(), workload, 2);
  }

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
    try (Session session = session(engine, workload)) {
      TestSessions.call(session);
      double least = Double.POSITIVE_INFINITY;
      for (int attempt = 0; attempt < ATTEMPTS && least >= LITTLE; attempt++) {
        session.prepare();
        least = Math.min(least, left(session::run));
        session.release();
      }
      assertThat(least).isLessThan(LITTLE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mxnet", "mxnet-symbol"})
  void theForwardPassOfBackwardIsOverBeforeTheTimedCall(String engine) throws Exception {
    try (Session session = session(engine, Workload.BACKWARD)) {
      TestSessions.call(session);
      double least = Double.POSITIVE_INFINITY;
      for (int attempt = 0; attempt < ATTEMPTS && least >= LITTLE; attempt++) {
        least = Math.min(least, left(session::prepare));
        session.release();
      }
      assertThat(least).isLessThan(LITTLE);
    }
  }
}
