package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.convmark.result.Status;
import org.junit.jupiter.api.Test;

class NativeLoadingTest {

  @Test
  void aLibraryThatDoesNotLinkIsUnavailableWithReasonAndRemedyInOneLine() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(
            () ->
                NativeLoading.attempt(
                    Engines.of("mxnet"),
                    () -> {
                      throw new IllegalStateException(
                          new UnsatisfiedLinkError("libmxnet.so:\n no libgomp.so.1"));
                    }))
        .withMessageContaining("mxnet: its native library did not load")
        .withMessageContaining("UnsatisfiedLinkError: libmxnet.so: no libgomp.so.1")
        .withMessageContaining("delete ~/.djl.ai")
        .satisfies(e -> assertThat(e.status()).isEqualTo(Status.UNAVAILABLE));
  }
}
