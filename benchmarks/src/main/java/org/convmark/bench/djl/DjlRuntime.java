package org.convmark.bench.djl;

import java.util.Map;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Session;

/** An engine behind DJL's interface, with its library loaded. */
public final class DjlRuntime implements EngineRuntime {

  private final Dialect dialect;

  public DjlRuntime(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String version() {
    return dialect.version();
  }

  @Override
  public Map<String, String> settings() {
    return dialect.device().isGpu() ? Cuda.SETTINGS : Map.of();
  }

  @Override
  public Session load(LoadRequest request) {
    return switch (request.workload()) {
      case FORWARD -> new ForwardSession(dialect, request);
      case BACKWARD -> new BackwardSession(dialect, request);
      case TRAIN_STEP -> new TrainStepSession(dialect, request);
      case CALL -> throw request.workload().notRun();
    };
  }
}
