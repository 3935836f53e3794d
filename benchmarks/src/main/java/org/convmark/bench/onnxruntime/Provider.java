package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;

/**
 * What ONNX Runtime calls an execution provider: its operators for a device.
 *
 * @param device where sessions run
 * @param settings what it computes with
 */
record Provider(Device.Kind device, Map<String, String> settings) {

  /** What ONNX Runtime says when it would have given some operators to the processor. */
  private static final String FALLBACK = "explicitly disabled";

  /**
   * Makes the process ready for sessions on a device.
   *
   * @throws EngineException with UNAVAILABLE, if the build or the machine lacks what it takes
   */
  static Provider of(Engine engine, Device device) throws EngineException, IOException {
    if (device.kind() == Device.Kind.CPU) {
      Cuda.hide();
      return new Provider(Device.Kind.CPU, Map.of());
    }
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw Cuda.notBuilt(engine);
    }
    Cuda.choose(engine, device);
    Map<String, String> settings = new HashMap<>(Cuda.SETTINGS);
    settings.put("cudnn", cuDnn(engine));
    return new Provider(Device.Kind.CUDA, Map.copyOf(settings));
  }

  private static String cuDnn(Engine engine) throws EngineException, IOException {
    try {
      CudaLibraries.load();
      return CudaLibraries.cuDnnVersion();
    } catch (UnsatisfiedLinkError e) {
      throw Cuda.withoutCuDnn(engine, String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }
  }

  /** Sends a session to the device, with all of its operators or none. */
  void configure(OrtSession.SessionOptions options) throws OrtException {
    if (device == Device.Kind.CPU) {
      return;
    }
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(Cuda.ONLY)) {
      cuda.add("use_tf32", "0");
      cuda.add("cudnn_conv_algo_search", "EXHAUSTIVE");
      options.addCUDA(cuda);
    }
    refuseFallback(options);
  }

  /** Makes a session fail if any operator would run on the processor. */
  static void refuseFallback(OrtSession.SessionOptions options) throws OrtException {
    options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
  }

  /** Whether a session failed because an operator would have run on the processor. */
  static boolean isFallback(OrtException e) {
    return String.valueOf(e.getMessage()).contains(FALLBACK);
  }
}
