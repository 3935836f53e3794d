package org.convmark.harness;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convmark.result.Cell;
import org.convmark.result.Interval;
import org.convmark.result.Measurement;
import org.convmark.result.Timing;
import org.convmark.result.baseline.Accepted;
import org.convmark.result.baseline.Baseline;
import org.convmark.result.environment.EnvironmentCapture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark baseline show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Lists what a machine is held to: each cell with the run that is its baseline.")
final class BaselineShowCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MACHINE",
      arity = "0..1",
      description = "Its id, as 'convmark baseline list' prints it; default: this machine's.")
  private String machine;

  @Mixin private BaselineOption option;
  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String id = machine == null ? new EnvironmentCapture().machine().id() : machine;
    Baseline baseline = option.baselines().baseline(id);
    if (baseline.cells().isEmpty()) {
      throw GateOptions.noBaseline(option.baselines(), id);
    }
    Listing listing =
        new Listing()
            .text("cell_id")
            .text("run")
            .number("forks")
            .number("latency_mean_ms")
            .number("latency_ci95_low_ms")
            .number("latency_ci95_high_ms");
    baseline.cells().forEach(cell -> row(listing, cell, baseline.byCell().get(cell)));
    listing.print(format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private static void row(Listing listing, Cell cell, Accepted accepted) {
    Timing timing =
        accepted.run().measurements().stream()
            .filter(row -> row.cell().equals(cell))
            .findFirst()
            .flatMap(Measurement::figures)
            .orElseThrow()
            .timing();
    Optional<Interval> interval = timing.mean().interval();
    listing.row(
        cell.id(),
        accepted.id(),
        timing.counts().forks(),
        timing.mean().value(),
        figure(interval.map(Interval::low)),
        figure(interval.map(Interval::high)));
  }

  private static String figure(Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, "%.3f", number)).orElse("");
  }
}
