package org.convmark.bench.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.nvml.Gpu;
import org.convmark.bench.nvml.NvmlException;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Writes each iteration down when it has ended: its time as JMH took it, the peak resident set
 * since just before it, on a GPU what its driver tells just after, and the energy counted so far,
 * where there is a counter. What a fork measured before it failed is not lost so, which it is in
 * JMH's own results.
 */
public final class IterationLog implements InternalProfiler {

  /** The system property that names the file. */
  public static final String FILE = "convmark.iterations";

  /** The system property that names the device. */
  public static final String DEVICE = "convmark.device";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^([0-9.E-]+) ([0-9.E-]+) ([0-9.E-]*)(?: "
              + GpuSample.PATTERN
              + ")?(?: "
              + EnergySample.PATTERN
              + ")?\\n");

  /** JMH loads a session within the first iteration, before the benchmark says that it begins. */
  private static volatile long began;

  private boolean peakIsOfThisIteration;
  private final Optional<Gpu> gpu;
  private final Optional<EnergyMeter> energy;

  /** JMH makes it before anything else of the fork. */
  public IterationLog() {
    ForkProcess.begin();
    Device device = Device.of(System.getProperty(DEVICE, Device.CPU.toString()));
    gpu = gpu(device);
    energy = EnergyMeter.of(device);
  }

  /**
   * An iteration of a fork.
   *
   * @param seconds of the timed call
   * @param wallSeconds of the call and what it needs before and after it, such as a forward pass
   * @param peakMib largest resident set; empty where it could not be reset before the call
   * @param gpu the device, if it is one
   * @param energy counted up to its end, if there is a counter
   */
  public record Iteration(
      double seconds,
      double wallSeconds,
      OptionalDouble peakMib,
      Optional<GpuSample> gpu,
      Optional<EnergySample> energy) {

    /** Without energy. */
    public Iteration(
        double seconds, double wallSeconds, OptionalDouble peakMib, Optional<GpuSample> gpu) {
      this(seconds, wallSeconds, peakMib, gpu, Optional.empty());
    }
  }

  private static Optional<Gpu> gpu(Device device) {
    if (device.kind() == Device.Kind.CPU) {
      return Optional.empty();
    }
    try {
      return Optional.of(Cuda.gpu(device));
    } catch (NvmlException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public String getDescription() {
    return "Time and peak resident set of every iteration";
  }

  /** The benchmark begins an iteration with what a call needs before it. */
  static void begin() {
    began = System.nanoTime();
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    peakIsOfThisIteration = ResidentSet.resetPeak();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double wallSeconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
    OptionalDouble peak = peakIsOfThisIteration ? ResidentSet.peakMib() : OptionalDouble.empty();
    double seconds = result.getPrimaryResult().getScore() / NANOS_PER_SECOND;
    String line =
        seconds
            + " "
            + wallSeconds
            + " "
            + (peak.isPresent() ? peak.getAsDouble() : "")
            + gpu.map(each -> " " + GpuSample.of(each)).orElse("")
            + energy.flatMap(EnergyMeter::read).map(sample -> " " + sample).orElse("")
            + "\n";
    try {
      Files.writeString(
          Path.of(System.getProperty(FILE)),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of();
  }

  /**
   * The iterations that a fork has written; none if it came to none. A last line that a dying fork
   * left unfinished is no iteration.
   */
  public static List<Iteration> read(Path file) throws IOException {
    List<Iteration> iterations = new ArrayList<>();
    if (Files.exists(file)) {
      Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      while (line.find()) {
        iterations.add(
            new Iteration(
                Double.parseDouble(line.group(1)),
                Double.parseDouble(line.group(2)),
                line.group(3).isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(line.group(3))),
                line.group(7) == null
                    ? Optional.empty()
                    : Optional.of(
                        GpuSample.of(line.group(4), line.group(5), line.group(6), line.group(7))),
                line.group(8) == null
                    ? Optional.empty()
                    : Optional.of(EnergySample.of(line.group(8), line.group(9), line.group(10)))));
      }
    }
    return iterations;
  }
}
