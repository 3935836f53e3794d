package org.convmark.bench.onnxruntime;

import java.util.List;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.NativeLoading;
import org.convmark.result.Workload;

/** The provider of {@code onnxruntime}: inference of the exported file. */
public final class OnnxRuntimeEngine implements Engine {

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public Set<Workload> workloads() {
    return Set.of(Workload.FORWARD);
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
