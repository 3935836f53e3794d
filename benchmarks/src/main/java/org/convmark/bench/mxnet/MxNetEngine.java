package org.convmark.bench.mxnet;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convmark.bench.djl.DjlRuntime;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.HalfPrecision;
import org.convmark.bench.engine.NativeLoading;
import org.convmark.bench.engine.Precision;
import org.convmark.result.Workload;

/** The provider of {@code mxnet}. */
public final class MxNetEngine implements Engine {

  private static final String NO_PRODUCT = "MXNet's CPU library multiplies no matrices of it";
  private static final String NO_TYPE = "DJL has no such arrays for MXNet";

  @Override
  public String name() {
    return "mxnet";
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public Optional<String> obstacle(Workload workload, Device device, Precision precision) {
    return obstacle(this, workload, precision);
  }

  static Optional<String> obstacle(Engine engine, Workload workload, Precision precision) {
    return switch (precision) {
      case FP32 -> Optional.empty();
      case FP16 -> Optional.of(HalfPrecision.refusal(engine, workload, precision, NO_PRODUCT));
      case BF16 -> Optional.of(HalfPrecision.refusal(engine, workload, precision, NO_TYPE));
    };
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
