package org.convmark.bench.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convmark.bench.nvml.Gpu;
import org.convmark.bench.nvml.Nvml;
import org.convmark.bench.nvml.NvmlException;
import org.convmark.result.Status;

/**
 * What engines on {@code cuda} have in common: which GPU a process gets, and what NVIDIA's
 * libraries would otherwise decide for themselves. All of it goes into the environment before they
 * are loaded.
 */
public final class Cuda {

  /** The number by which an engine knows the only GPU that {@link #choose} leaves it. */
  public static final int ONLY = 0;

  /**
   * What is fixed alike in every engine: products of fp32 are not shortened to TF32, and cuDNN
   * times all its algorithms for a convolution at its first call and keeps the fastest.
   */
  public static final Map<String, String> SETTINGS =
      Map.of("tf32", "off", "cudnn_search", "exhaustive");

  private Cuda() {}

  /** The GPUs that may be asked for, as devices; none where there is no driver. */
  public static List<Device> devices() {
    try {
      int count = Nvml.open().gpus().size();
      return IntStream.range(0, count).mapToObj(i -> new Device(Device.Kind.CUDA, i)).toList();
    } catch (NvmlException e) {
      return List.of();
    }
  }

  /** The GPU of a device. */
  public static Gpu gpu(Device device) throws NvmlException {
    List<Gpu> gpus = Nvml.open().gpus();
    if (device.index() < gpus.size()) {
      return gpus.get(device.index());
    }
    String found =
        IntStream.range(0, gpus.size())
            .mapToObj(i -> new Device(Device.Kind.CUDA, i) + " (" + gpus.get(i).name() + ")")
            .collect(Collectors.joining(", "));
    throw new NvmlException(
        String.format(
            Locale.ROOT,
            "there is no %s: this process may use %s",
            device,
            found.isEmpty() ? "no GPU" : found));
  }

  /**
   * Leaves this process the GPU of a device as the only one, and sets what is fixed.
   *
   * @throws EngineException with UNAVAILABLE, if there is no such GPU
   */
  public static void choose(Engine engine, Device device) throws EngineException {
    try {
      Gpu gpu = gpu(device);
      Nvml.requireCompute();
      set(Nvml.VISIBLE_DEVICES, gpu.uuid());
      set("NVIDIA_TF32_OVERRIDE", "0");
    } catch (NvmlException e) {
      throw unavailable(engine, e.getMessage());
    }
  }

  /** Hides all GPUs from this process, whose libraries may look for some, on systems with any. */
  public static void hide() {
    NativeEnvironment.set(Nvml.VISIBLE_DEVICES, "");
  }

  private static void set(String name, String value) {
    if (!NativeEnvironment.set(name, value)) {
      throw new IllegalStateException(name + " can't be set on this system");
    }
  }

  /** What is said where the build has the engine's library for the processor only. */
  public static EngineException notBuilt(Engine engine) {
    return unavailable(
        engine, "this build holds its CPU library only; build with -Pcuda, see docs/gpu-check.md");
  }

  /** What is said where an engine could run without cuDNN, or not at all. */
  public static EngineException withoutCuDnn(Engine engine, String reason) {
    return unavailable(
        engine,
        "cuDNN is not there ("
            + reason
            + "), and without it a slower path would be timed; see docs/gpu-check.md");
  }

  /** UNAVAILABLE with the reason and what always helps. */
  public static EngineException unavailable(Engine engine, String reason) {
    return new EngineException(
        Status.UNAVAILABLE,
        String.format(
            Locale.ROOT,
            "%s: %s; or measure %s with --device cpu",
            engine.name(),
            reason,
            engine.name()));
  }
}
