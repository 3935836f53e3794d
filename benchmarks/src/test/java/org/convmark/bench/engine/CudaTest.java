package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaTest {

  private static final Device BEYOND_ALL = Device.of("cuda:99");
  private static final boolean BUILT =
      System.getProperty("java.class.path").contains("onnxruntime_gpu-");

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "pytorch-script"})
  void aBuildForTheProcessorNamesTheProfile(String engine) {
    assumeFalse(BUILT, "this build is one for GPUs");
    assertThat(refusal(engine)).contains("build with -Pcuda", "docs/gpu-check.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "pytorch-script"})
  void aMachineWithoutADriverIsTheReason(String engine) {
    assumeTrue(BUILT, "this build is one for the processor");
    assumeTrue(Cuda.devices().isEmpty(), "this machine has a GPU");
    assertThat(refusal(engine)).contains("no NVIDIA driver is here", "--device cpu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "pytorch-script"})
  void aNumberBeyondTheLastGpuListsThoseThatAreThere(String engine) {
    assumeTrue(BUILT, "this build is one for the processor");
    assumeFalse(Cuda.devices().isEmpty(), "this machine has no GPU");
    assertThat(refusal(engine)).contains("there is no cuda:99", "cuda:0 (");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mxnet", "mxnet-symbol"})
  void mxNetHasNoLibraryForGpus(String engine) {
    assertThat(refusal(engine)).contains("Maven Central has no CUDA library of MXNet 1.9");
  }

  @Test
  void onnxRuntimeRefusesToTimeCopiesOfActivations() {
    Engine engine = Engines.of("onnxruntime");
    Device cuda = Device.of("cuda");
    assertThat(engine.obstacle(Workload.BACKWARD, cuda, Precision.FP32).orElseThrow())
        .contains("copies would be timed", "--workload train-step");
    assertThat(engine.obstacle(Workload.FORWARD, cuda, Precision.FP32)).isEmpty();
    assertThat(engine.obstacle(Workload.BACKWARD, Device.CPU, Precision.FP32)).isEmpty();
  }

  private static String refusal(String engine) {
    String[] message = new String[1];
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Engines.of(engine).start(BEYOND_ALL, 1))
        .satisfies(e -> message[0] = e.getMessage());
    return message[0];
  }
}
