package org.convmark.bench.pytorch;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.HalfPrecision;
import org.convmark.bench.engine.NativeLoading;
import org.convmark.bench.engine.Precision;
import org.convmark.result.Workload;

/**
 * The provider of {@code pytorch-script}: PyTorch that runs a whole network as one script.
 *
 * <p>PyTorch rewrites a script for speed while it runs for the first times: one pass watches the
 * shapes, the next compiles for them, and the backward pass goes through the same one call later.
 * These calls take up to three times as long as later ones. The first is reported by itself; of the
 * others two or three are slow, so a plan whose figures are to count gives this engine three
 * iterations of warm-up at least, beyond which the end of the warm-up is found in the times.
 *
 * <p>Loading includes writing the script with its weights to a file, which PyTorch reads; nothing
 * of that is left when the session is there.
 */
public final class PyTorchScriptEngine implements Engine {

  @Override
  public String name() {
    return "pytorch-script";
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public String library() {
    return new PyTorchEngine().library();
  }

  @Override
  public Optional<String> fileSuffix() {
    return Optional.of(".pt");
  }

  @Override
  public Optional<String> obstacle(Workload workload, Device device, Precision precision) {
    return HalfPrecision.obstacle(this, workload, precision, PyTorchEngine.ABORT);
  }

  @Override
  public List<String> artifacts() {
    return PyTorchEngine.ARTIFACTS;
  }

  @Override
  public EngineRuntime start(Device device, int threads) throws EngineException {
    return NativeLoading.attempt(
        this, () -> new ScriptRuntime(new ScriptDialect(PyTorchDevice.of(this, device), threads)));
  }
}
