package org.convmark.bench.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradModeTest {

  @ParameterizedTest
  @ValueSource(strings = {"pytorch", "pytorch-script"})
  void inferenceRecordsNoGradientsInWhateverThreadItRuns(String engine) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Session session = TestSessions.open(engine, SmallNet.graph(), Workload.FORWARD, 1)) {
      assertThat(CompletableFuture.supplyAsync(JniUtils::isGradMode, thread).get()).isTrue();
      CompletableFuture.runAsync(() -> TestSessions.call(session), thread).get();
      assertThat(CompletableFuture.supplyAsync(JniUtils::isGradMode, thread).get()).isFalse();
    } finally {
      thread.shutdownNow();
    }
  }
}
