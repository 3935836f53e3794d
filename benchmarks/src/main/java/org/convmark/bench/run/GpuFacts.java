package org.convmark.bench.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.fork.GpuSample;
import org.convmark.bench.nvml.Gpu;
import org.convmark.bench.nvml.GpuState;
import org.convmark.bench.nvml.Nvml;
import org.convmark.bench.nvml.NvmlException;
import org.convmark.bench.nvml.ThrottleReasons;
import org.convmark.result.Machine;

/** What a run tells of the machine's GPUs. */
public final class GpuFacts {

  private static final double MIB_PER_GIB = 1024;

  private GpuFacts() {}

  /** All GPUs by their devices, such as {@code cuda:0}, as fingerprints know them. */
  static Map<String, Machine.Gpu> gpus() {
    Map<String, Machine.Gpu> gpus = new LinkedHashMap<>();
    each(
        (device, gpu) ->
            gpus.put(
                device,
                new Machine.Gpu(gpu.name(), Math.round(gpu.totalMib().orElse(0) / MIB_PER_GIB))));
    return gpus;
  }

  /** Driver, and of every GPU its name, memory and present state; or why there are none. */
  public static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      Nvml nvml = Nvml.open();
      facts.put("gpu_driver", nvml.driverVersion());
      facts.put("gpu_driver_cuda", nvml.cudaVersion());
      if (nvml.gpus().isEmpty()) {
        facts.put("cuda", "this process may use no GPU");
      }
    } catch (NvmlException e) {
      facts.put("cuda", e.getMessage());
      return facts;
    }
    each(
        (device, gpu) -> {
          facts.put(device + " name", gpu.name());
          facts.put(device + " memory_total_mib", whole(gpu.totalMib()));
          facts.putAll(state(device, gpu));
        });
    return facts;
  }

  /** The state of every GPU when all is measured. */
  static Map<String, String> closingFacts() {
    Map<String, String> facts = new LinkedHashMap<>();
    each(
        (device, gpu) ->
            state(device, gpu).forEach((key, value) -> facts.put(key + " at the end", value)));
    return facts;
  }

  private static Map<String, String> state(String device, Gpu gpu) {
    GpuState state = gpu.state();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(device + " memory_used_mib", whole(gpu.usedMib()));
    facts.put(device + " sm_clock_mhz", whole(state.smClockMhz()));
    facts.put(device + " memory_clock_mhz", whole(state.memoryClockMhz()));
    facts.put(device + " temperature_celsius", whole(state.celsius()));
    facts.put(device + " power_watts", whole(state.watts()));
    facts.put(device + " throttle", state.throttle().toString());
    return facts;
  }

  private static String whole(OptionalDouble value) {
    return value.isPresent() ? String.valueOf(Math.round(value.getAsDouble())) : "";
  }

  private static String whole(OptionalInt value) {
    return value.isPresent() ? String.valueOf(value.getAsInt()) : "";
  }

  private interface Visitor {
    void see(String device, Gpu gpu);
  }

  private static void each(Visitor visitor) {
    try {
      for (Device device : Cuda.devices()) {
        visitor.see(device.toString(), Cuda.gpu(device));
      }
    } catch (NvmlException e) {
      // it was there a moment ago; what it no longer tells is not known
    }
  }

  /** What the samples of a cell say of the conditions that it was measured under. */
  static Map<String, String> conditions(List<GpuSample> samples) {
    Map<String, String> conditions = new LinkedHashMap<>();
    if (!samples.isEmpty()) {
      range(samples, GpuSample::smClockMhz).forEach(r -> conditions.put("sm_clock_mhz", r));
      range(samples, GpuSample::celsius).forEach(r -> conditions.put("temperature_celsius", r));
      conditions.put(
          "throttle",
          samples.stream()
              .map(GpuSample::throttle)
              .reduce(ThrottleReasons.NONE, ThrottleReasons::and)
              .toString());
    }
    return conditions;
  }

  private static Stream<String> range(
      List<GpuSample> samples, Function<GpuSample, OptionalInt> figure) {
    IntStream known = samples.stream().flatMapToInt(sample -> figure.apply(sample).stream());
    List<Integer> sorted = known.sorted().boxed().collect(Collectors.toList());
    return sorted.isEmpty()
        ? Stream.empty()
        : Stream.of(sorted.get(0) + ".." + sorted.get(sorted.size() - 1));
  }
}
