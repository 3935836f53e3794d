package org.convmark.bench.mxnet;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.convmark.bench.djl.DjlRuntime;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.NativeLoading;
import org.convmark.result.Workload;

/** The provider of {@code mxnet}. */
public final class MxNetEngine implements Engine {

  @Override
  public String name() {
    return "mxnet";
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public List<String> artifacts() {
    return List.of("api", "mxnet-engine", "mxnet-native-mkl");
  }

  static void requireCpu(Engine engine, Device device) throws EngineException {
    if (device.kind() != Device.Kind.CPU) {
      throw Cuda.unavailable(engine, "Maven Central has no CUDA library of MXNet 1.9");
    }
  }

  @Override
  public EngineRuntime start(Device device, int threads) throws EngineException {
    requireCpu(this, device);
    Cuda.hide();
    return NativeLoading.attempt(this, () -> new DjlRuntime(new MxNetDialect(threads)));
  }
}
