package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.run.GpuFacts;
import org.convmark.result.Environment;
import org.convmark.result.environment.EnvironmentCapture;
import org.convmark.result.environment.NeighbourWatch;
import org.convmark.result.environment.Neighbours;
import org.convmark.result.environment.Noise;
import org.convmark.result.environment.Timer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convmark doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Loads every engine and tells its version, or what is missing and what to do.",
      "Looks at GPUs, folders and the machine too, and measures for some seconds how noisy it is.",
      "empty_call_us is about what a call costs that computes nothing."
    })
final class DoctorCommand implements Callable<Integer> {

  /** On one thread, and again on all. */
  private static final Duration LOOP = Duration.ofSeconds(2);

  @Mixin private FormatOption format;

  @Option(
      names = "--check-growth",
      description = {
        "Instead measures whether the time of every engine's calls grows with the batch,",
        "which it does only if a call is timed until the device has finished.",
        "On the processor; .ci/gpu-check does it for GPUs."
      })
  private boolean checkGrowth;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (checkGrowth) {
      return GrowthCheck.print(format.format(), out, spec.commandLine().getErr());
    }
    Environment facts = new EnvironmentCapture().capture().with(GpuFacts.facts());
    // before the engines are asked, whose own work would be taken for that of others
    List<DoctorCheck> noise = noise();
    List<DoctorCheck> gpus = DoctorGpus.checks();
    List<Device> devices = Stream.concat(Stream.of(Device.CPU), Cuda.devices().stream()).toList();
    List<DoctorEngines> engines = engines(devices);
    List<DoctorCheck> checks = new ArrayList<>();
    for (DoctorEngines engine : engines) {
      checks.addAll(engine.libraries());
    }
    checks.addAll(gpus);
    checks.addAll(DoctorEnergy.checks(devices));
    checks.addAll(DoctorStorage.checks());
    checks.addAll(DoctorMachine.checks(facts));
    checks.addAll(noise);
    new DoctorReport(engines.stream().map(DoctorEngines::row).toList(), checks)
        .print(format.format(), out);
    if (format.format() == Format.TABLE) {
      out.println();
      facts
          .facts()
          .forEach((key, value) -> out.println(key + ": " + (value.isEmpty() ? "-" : value)));
    }
    return engines.stream().anyMatch(DoctorEngines::isReady) ? ExitCode.DONE : ExitCode.ENVIRONMENT;
  }

  private static List<DoctorCheck> noise() {
    NeighbourWatch watch = new NeighbourWatch();
    Noise noise = Noise.measure(LOOP);
    Neighbours neighbours = watch.end();
    return DoctorNoise.checks(neighbours, Timer.measure(), noise);
  }

  private static List<DoctorEngines> engines(List<Device> devices) throws IOException {
    List<DoctorEngines> engines = new ArrayList<>();
    for (Device device : devices) {
      for (Engine engine : Engines.all()) {
        engines.add(DoctorEngines.ask(engine, device));
      }
    }
    return engines;
  }
}
