package org.convmark.bench.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.mxnet.jna.JnaUtils;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forward is not here: closing its activations waits already. */
class LazinessTest {

  @ParameterizedTest
  @EnumSource(names = {"BACKWARD", "TRAIN_STEP"})
  void aCallLeavesNothingToWaitFor(Workload workload) throws Exception {
    try (Session session =
        TestSessions.open("mxnet", Architectures.variant("googlenet").graph(), workload, 2)) {
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
}
