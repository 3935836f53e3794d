package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
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
import picocli.CommandLine.Spec;

/** {@code convmark doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Loads every engine and tells its version, or what is missing and what to do.")
final class DoctorCommand implements Callable<Integer> {

  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Listing listing =
        new Listing()
            .text("engine")
            .text("device")
            .text("status")
            .text("version")
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
}
