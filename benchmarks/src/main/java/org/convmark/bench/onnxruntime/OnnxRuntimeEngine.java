package org.convmark.bench.onnxruntime;

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
 * The provider of {@code onnxruntime}: inference of the exported file, and training as a gradient
 * graph, which is written in ONNX's standard operators by {@link
 * org.convmark.model.graph.TrainingGraph} and runs as any other graph does. It is not ONNX
 * Runtime's training build, which has operators of its own for gradients and is not there for Java.
 */
public final class OnnxRuntimeEngine implements Engine {

  /** Read from the graph that ONNX Runtime 1.29 makes of a network: it casts its input at once. */
  private static final String CASTS =
      "rounds weights, input and output to fp16, but on x86 processors ONNX Runtime computes all but"
          + " linear layers in fp32";

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public Set<Workload> workloads() {
    return EnumSet.allOf(Workload.class);
  }

  @Override
  public Optional<String> obstacle(Workload workload, Device device, Precision precision) {
    return workload == Workload.BACKWARD && device.kind() == Device.Kind.CUDA
        ? Optional.of(
            "onnxruntime: its Java interface keeps tensors in the host's memory between the forward"
                + " and the backward graph, so on a GPU copies would be timed; measure"
                + " --workload train-step, or backward on another engine")
        : HalfPrecision.obstacle(
            this, workload, precision, "ONNX's convolution of operator set 17 has no such type");
  }

  @Override
  public String remark(Workload workload, Device device, Precision precision) {
    if (workload != Workload.FORWARD) {
      return "runs a gradient graph of standard ONNX operators, not ONNX Runtime's training build";
    }
    return precision == Precision.FP16 && device.kind() == Device.Kind.CPU ? CASTS : "";
  }

  @Override
  public Optional<String> fileSuffix() {
    return Optional.of(".onnx");
  }

  @Override
  public List<String> artifacts() {
    return List.of("onnxruntime", "onnxruntime_gpu", "cuda");
  }

  @Override
  public EngineRuntime start(Device device, int threads) throws EngineException {
    return NativeLoading.attempt(this, () -> OnnxRuntimeRuntime.start(this, device, threads));
  }
}
