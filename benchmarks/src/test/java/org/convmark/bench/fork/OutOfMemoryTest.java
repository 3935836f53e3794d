package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import org.convmark.bench.engine.EngineException;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfMemoryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes",
        "Error code - ORT_RUNTIME_EXCEPTION - Failed to allocate memory for requested buffer",
        "std::bad_alloc",
        "Cannot reserve 4 bytes of direct buffer memory"
      })
  void whatEnginesSayWhenMemoryRunsOutIsOomHoweverDeep(String message) {
    Outcome outcome =
        ForkSession.outcomeOf(
            new IllegalStateException("engine", new IllegalStateException(message)));
    assertThat(outcome.status()).isEqualTo(Status.OOM);
    assertThat(outcome.message()).contains(message, "smaller batch");
  }

  @Test
  void anEngineThatRunsOutWhileItLoadsHasNoDamagedFile() {
    Outcome outcome =
        ForkSession.outcomeOf(
            new EngineException(
                Status.FAILED,
                "onnxruntime: cannot load; export it anew",
                new IllegalStateException("std::bad_alloc")));
    assertThat(outcome.status()).isEqualTo(Status.OOM);
  }

  @Test
  void otherFailuresAreNot() {
    assertThat(ForkSession.outcomeOf(new IllegalStateException("no kernel")).status())
        .isEqualTo(Status.FAILED);
    assertThat(ForkSession.outcomeOf(new OutOfMemoryError("Java heap space")).status())
        .isEqualTo(Status.OOM);
  }
}
