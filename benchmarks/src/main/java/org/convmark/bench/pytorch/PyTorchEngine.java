package org.convmark.bench.pytorch;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convmark.bench.djl.DjlRuntime;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.HalfPrecision;
import org.convmark.bench.engine.NativeLoading;
import org.convmark.bench.engine.Precision;
import org.convmark.result.Workload;

/** The provider of {@code pytorch}. */
public final class PyTorchEngine implements Engine {

  /** Without which PyTorch does not run. */
  static final List<String> ARTIFACTS =
      List.of("api", "pytorch-engine", "pytorch-jni", "pytorch-native-cpu", "pytorch-native-cu#");

  /** What becomes of bf16. */
  static final String ABORT = "DJL takes the process down when it makes an array of it";

  @Override
  public String name() {
    return "pytorch";
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public Optional<String> obstacle(Workload workload, Device device, Precision precision) {
    return HalfPrecision.obstacle(this, workload, precision, ABORT);
  }

  @Override
  public List<String> artifacts() {
    return ARTIFACTS;
  }

  @Override
  public EngineRuntime start(Device device, int threads) throws EngineException {
    return NativeLoading.attempt(
        this, () -> new DjlRuntime(new PyTorchDialect(PyTorchDevice.of(this, device), threads)));
  }
}
