package org.convmark.bench.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.convmark.result.Workload;

/**
 * A provider of one engine, found as a service. It must be loadable without the engine's classes:
 * only {@link #start} may touch them.
 */
public interface Engine {

  /** The word of the command line and of CSV files. */
  String name();

  /** What it can run. */
  Set<Workload> workloads();

  /**
   * Why it can't run a workload it has on a device in a precision, with what to ask for instead;
   * empty if it can. Known before anything is loaded.
   */
  default Optional<String> obstacle(Workload workload, Device device, Precision precision) {
    return precision == Precision.FP32
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s computes in fp32 only in this build; measure it with --precision fp32",
                name()));
  }

  /** What a reader of the figures must know of how it runs a workload; empty if nothing. */
  default String remark(Workload workload, Device device, Precision precision) {
    return "";
  }

  /**
   * The native library that computes; engines that share one may share its errors, so they do not
   * confirm each other.
   */
  default String library() {
    return name();
  }

  /** How the names of users' files end that it can run, such as {@code .onnx}; empty if none. */
  default Optional<String> fileSuffix() {
    return Optional.empty();
  }

  /**
   * The artifacts, by Maven's artifactId, that an engine's process reads and those of others go
   * without; some of them are in builds with {@code -Pcuda} only. {@code #} stands for any number.
   */
  List<String> artifacts();

  /**
   * Loads the native library. Call it once in a process.
   *
   * @param threads that one operator may use
   * @throws EngineException with UNAVAILABLE, the reason and the remedy
   */
  EngineRuntime start(Device device, int threads) throws EngineException;
}
