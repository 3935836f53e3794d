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
import org.convmark.bench.engine.NativeLoading;
import org.convmark.bench.engine.Precision;
import org.convmark.result.Workload;

/** The provider of {@code mxnet-symbol}. */
public final class MxNetSymbolEngine implements Engine {

  @Override
  public String name() {
    return "mxnet-symbol";
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public String library() {
    return new MxNetEngine().library();
  }

  @Override
  public Optional<String> obstacle(Workload workload, Device device, Precision precision) {
    return MxNetEngine.obstacle(this, workload, precision);
  }

  @Override
  public List<String> artifacts() {
    return new MxNetEngine().artifacts();
  }

  @Override
  public EngineRuntime start(Device device, int threads) throws EngineException {
    MxNetEngine.requireCpu(this, device);
    Cuda.hide();
    return NativeLoading.attempt(this, () -> new DjlRuntime(new SymbolDialect(threads)));
  }
}
