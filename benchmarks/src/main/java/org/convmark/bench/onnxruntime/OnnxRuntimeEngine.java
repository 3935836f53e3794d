package org.convmark.bench.onnxruntime;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.NativeLoading;
import org.convmark.result.Workload;

/**
 * The provider of {@code onnxruntime}: inference of the exported file, and training as a gradient
 * graph, which is written in ONNX's standard operators by {@link
 * org.convmark.model.graph.TrainingGraph} and runs as any other graph does. It is not ONNX
 * Runtime's training build, which has operators of its own for gradients and is not there for Java.
 */
public final class OnnxRuntimeEngine implements Engine {

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public String remark(Workload workload) {
    return workload == Workload.FORWARD
        ? ""
        : "runs a gradient graph of standard ONNX operators, not ONNX Runtime's training build";
  }

  @Override
  public Optional<String> fileSuffix() {
    return Optional.of(".onnx");
  }

  @Override
  public List<String> artifacts() {
    return List.of("onnxruntime");
  }

  @Override
  public EngineRuntime start(Device device, int threads) throws EngineException {
    NativeLoading.requireCpu(this, device);
    return NativeLoading.attempt(this, () -> OnnxRuntimeRuntime.start(threads));
  }
}
