package org.convmark.bench.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import org.convmark.bench.engine.SmallNet;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.model.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderTest {

  private static final boolean BUILT =
      System.getProperty("java.class.path").contains("onnxruntime_gpu-");

  @TempDir private Path folder;

  /** Without a GPU all operators are the processor's, which is what must not go unseen. */
  @Test
  void aSessionThatWouldFallBackToTheProcessorIsKnownByItsMessage() throws Exception {
    Path onnx =
        OnnxExport.of(Weights.seeded(SmallNet.graph(), 1)).to(folder.resolve("net.onnx")).file();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      Provider.refuseFallback(options);
      OrtException refusal =
          catchThrowableOfType(
              OrtException.class, () -> environment.createSession(onnx.toString(), options));
      assertThat(Provider.isFallback(refusal)).isTrue();
    }
  }

  @Test
  void theLibrariesOfTheBuildLoadWithoutAGpu() throws Exception {
    assumeTrue(BUILT, "this build is one for the processor");
    CudaLibraries.load();
    assertThat(CudaLibraries.cuDnnVersion()).matches("9\\.\\d+\\.\\d+");
  }
}
