package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
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
        "which it does only if a call is timed until the device has finished."
      })
  private boolean checkGrowth;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (checkGrowth) {
      return GrowthCheck.print(List.of(Device.CPU), format.format(), out);
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
    for (Engine engine : Engines.all()) {
      Probe.Availability availability = Probe.once(engine, Device.CPU);
      boolean ok = availability.outcome().status() == Status.OK;
      ready |= ok;
      listing.row(
          engine.name(),
          Device.CPU,
          ok ? "ready" : availability.outcome().status(),
          availability.version(),
          microseconds(availability.emptyCallSeconds()),
          String.join(" ", engine.workloads().stream().sorted().map(Workload::word).toList()),
          availability.outcome().message());
    }
    listing.print(format.format(), out);
    if (format.format() == Format.TABLE) {
      out.println();
      new EnvironmentCapture()
          .capture()
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
}
