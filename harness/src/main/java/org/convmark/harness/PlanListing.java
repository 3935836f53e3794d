package org.convmark.harness;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.run.CellForecast;
import org.convmark.bench.run.CellForecast.Basis;
import org.convmark.bench.run.CellForecast.Call;
import org.convmark.bench.run.Forecast;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/** The cells of a plan and what they will probably take. */
final class PlanListing {

  private static final int BYTES_PER_SAMPLE = 100;
  private static final double MIB = 1 << 20;

  private final Plan plan;
  private final List<CellForecast> cells;

  PlanListing(Plan plan, List<CellForecast> cells) {
    this.plan = plan;
    this.cells = cells;
  }

  void print(Format format, PrintWriter out) throws IOException {
    Listing listing = columns();
    if (format != Format.TABLE) {
      listing.text("obstacle");
    }
    for (CellForecast cell : cells) {
      add(listing, cell, format);
    }
    listing.print(format, out);
    if (format == Format.TABLE) {
      printSums(out);
    }
  }

  private static Listing columns() {
    return new Listing()
        .text("model")
        .text("engine")
        .text("device")
        .text("workload")
        .number("batch")
        .text("precision")
        .number("threads")
        .number("forks_least")
        .number("forks_most")
        .number("call_ms")
        .text("call_is")
        .number("seconds_least")
        .number("seconds_most")
        .number("memory_mib")
        .number("export_mib");
  }

  private void add(Listing listing, CellForecast forecast, Format format) {
    Cell cell = forecast.cell();
    Call call = forecast.call();
    List<Object> row =
        new ArrayList<>(
            List.of(
                cell.model(),
                cell.engine(),
                cell.device(),
                cell.workload().word(),
                cell.batch(),
                cell.precision(),
                cell.threads(),
                forecast.forks().least(),
                forecast.forks().most(),
                scaled(call.seconds(), 1000),
                call.basis().name().toLowerCase(Locale.ROOT),
                scaled(call.leastSeconds(), 1),
                scaled(call.mostSeconds(), 1),
                scaled(forecast.needs().memoryMib(), 1),
                tenths(forecast.needs().exportMib())));
    if (format != Format.TABLE) {
      row.add(forecast.obstacle().map(PlanListing::words).orElse(""));
    }
    listing.row(row.toArray());
    forecast.obstacle().ifPresent(why -> listing.remark("not timed: " + words(why)));
    forecast
        .shortage(plan.effort(forecast.cell()))
        .ifPresent(shortage -> listing.remark("may have too little time: " + shortage));
  }

  private static String words(Outcome obstacle) {
    return obstacle.status() + ": " + obstacle.message();
  }

  private static String scaled(OptionalDouble value, double factor) {
    return value.isEmpty() ? "" : tenths(factor * value.getAsDouble());
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private void printSums(PrintWriter out) {
    long refused = cells.stream().filter(cell -> cell.obstacle().isPresent()).count();
    out.println();
    line(
        out,
        "%d cells%s",
        cells.size(),
        refused == 0 ? "" : ", of which " + refused + " will not be timed" + tooLarge());
    line(out, "time:   %s", time());
    line(
        out,
        "memory: %.0f MiB of values in the largest process, beside the engine itself",
        cells.stream().flatMapToDouble(cell -> cell.needs().memoryMib().stream()).max().orElse(0));
    line(
        out,
        "disk:   %.0f MiB of models that are not exported yet, up to %.1f MiB of samples",
        cells.stream().mapToDouble(cell -> cell.needs().exportMib()).sum(),
        samplesMib());
    printAssumptions(out);
  }

  private String tooLarge() {
    long cells = this.cells.stream().filter(PlanListing::isTooLarge).count();
    return cells == 0 ? "" : ", " + cells + " of them for want of memory (OOM_PREDICTED)";
  }

  private static boolean isTooLarge(CellForecast cell) {
    return cell.obstacle().map(Outcome::status).filter(Status.OOM_PREDICTED::equals).isPresent();
  }

  private String time() {
    double proofs = CellForecast.FORK_SECONDS * Forecast.proofs(cells);
    double beside = proofs + Forecast.ceilingSeconds(plan);
    double least = beside + sum(Call::leastSeconds);
    double most = beside + sum(Call::mostSeconds);
    double limit = plan.effort().time().runSeconds();
    String all = most < least + 1 ? "about " + words(least) : words(least) + " to " + words(most);
    long unknown = cells.stream().filter(this::isUnknown).count();
    return all
        + (unknown == 0 ? "" : "; " + unknown + " cells of unknown networks come on top")
        + (limit == 0 || most <= limit
            ? ""
            : "; no further cell begins after " + words(limit) + " (runSeconds)");
  }

  private boolean isUnknown(CellForecast cell) {
    return cell.obstacle().isEmpty() && cell.call().basis() == Basis.UNKNOWN;
  }

  private double sum(Function<Call, OptionalDouble> seconds) {
    return cells.stream().mapToDouble(cell -> seconds.apply(cell.call()).orElse(0)).sum();
  }

  private double samplesMib() {
    double bytes = 0;
    for (CellForecast cell : cells) {
      if (cell.call().seconds().isPresent()) {
        double seconds = cell.call().seconds().getAsDouble();
        Effort effort = plan.effort(cell.cell());
        int iterations = effort.warmupIterations(seconds) + effort.measuredIterations(seconds);
        bytes += (double) BYTES_PER_SAMPLE * cell.forks().most() * iterations;
      }
    }
    return bytes / MIB;
  }

  private static String words(double seconds) {
    Duration duration = Duration.ofSeconds(Math.round(seconds));
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }

  private void printAssumptions(PrintWriter out) {
    out.println();
    long measured = cells.stream().filter(cell -> cell.call().basis() == Basis.MEASURED).count();
    line(
        out,
        "Calls of %d cells are as this machine has measured them before. The others are assumed"
            + " at %.0f GMAC/s for each thread",
        measured,
        Forecast.GMACS_PER_THREAD);
    line(
        out,
        "of a processor and %.0f GMAC/s of a GPU, whatever engine and network: they may be several"
            + " times off. Backward passes",
        Forecast.GMACS_OF_GPU);
    line(
        out,
        "count as %d forward passes; a fork and a proof for %.0f s each beside the calls%s.",
        Forecast.BACKWARD_PER_FORWARD,
        CellForecast.FORK_SECONDS,
        ceilings());
  }

  private String ceilings() {
    double seconds = Forecast.ceilingSeconds(plan);
    return seconds == 0 ? "" : ", the machine's ceilings for " + words(seconds);
  }

  @FormatMethod
  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
