package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.run.GpuFacts;
import org.convmark.bench.run.Probe;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.convmark.result.environment.EnvironmentCapture;
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
      "empty_call_us is about what a call costs that computes nothing."
    })
final class DoctorCommand implements Callable<Integer> {

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
      return GrowthCheck.print(format.format(), out);
    }
    Listing listing =
        new Listing()
            .text("engine")
            .text("device")
            .text("status")
            .text("version")
            .number("empty_call_us")
            .text("workloads")
            .text("what_to_do");
    boolean ready = false;
    for (Device device : devices()) {
      for (Engine engine : Engines.all()) {
        Probe.Availability availability = Probe.once(engine, device);
        boolean ok = availability.outcome().status() == Status.OK;
        ready |= ok;
        listing.row(
            engine.name(),
            device,
            ok ? "ready" : availability.outcome().status(),
            availability.version(),
            microseconds(availability.emptyCallSeconds()),
            workloads(engine, device),
            availability.outcome().message());
      }
    }
    listing.print(format.format(), out);
    if (format.format() == Format.TABLE) {
      out.println();
      new EnvironmentCapture()
          .capture()
          .with(GpuFacts.facts())
          .facts()
          .forEach((key, value) -> out.println(key + ": " + (value.isEmpty() ? "-" : value)));
      out.println("exports: " + Home.exports());
      out.println("runs: " + Home.runs());
    }
    return ready ? ExitCode.DONE : ExitCode.ENVIRONMENT;
  }

  private static Object microseconds(OptionalDouble seconds) {
    return seconds.isPresent()
        ? String.format(Locale.ROOT, "%.1f", seconds.getAsDouble() * 1e6)
        : "";
  }

  private static List<Device> devices() {
    return Stream.concat(Stream.of(Device.CPU), Cuda.devices().stream()).toList();
  }

  private static String workloads(Engine engine, Device device) {
    return engine.workloads().stream()
        .filter(workload -> engine.obstacle(workload, device, Precision.FP32).isEmpty())
        .sorted()
        .map(Workload::word)
        .collect(Collectors.joining(" "));
  }
}
