package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.convmark.result.MaxBatch;
import org.convmark.result.Status;

/** The table at the end of a search for the largest batches. */
final class MaxBatchSummary {

  private MaxBatchSummary() {}

  static void print(List<MaxBatch> rows, PrintWriter out) throws IOException {
    Listing listing =
        new Listing()
            .text("model")
            .text("engine")
            .text("device")
            .text("workload")
            .text("precision")
            .number("threads")
            .number("largest batch")
            .text("status")
            .text("limited by")
            .number("need MiB")
            .number("free MiB");
    for (MaxBatch row : rows) {
      listing.row(
          row.cell().model(),
          row.cell().engine(),
          row.cell().device(),
          row.cell().workload().word(),
          row.cell().precision(),
          row.cell().threads(),
          row.images().isPresent() ? row.images().getAsInt() : "",
          row.outcome().status(),
          row.limitedBy(),
          whole(row.need().analytic()),
          whole(row.need().free()));
      if (!row.outcome().message().isEmpty()) {
        listing.remark(row.outcome().message());
      }
    }
    out.println();
    listing.print(Format.TABLE, out);
  }

  private static String whole(OptionalDouble mib) {
    return mib.isPresent() ? String.format(Locale.ROOT, "%.0f", mib.getAsDouble()) : "";
  }

  /** As of a run that measures: a missing engine fails it only if nothing else is there. */
  static int exitCode(List<MaxBatch> rows) {
    if (rows.stream().anyMatch(row -> row.outcome().status().isFailure())) {
      return ExitCode.FAILED;
    }
    if (rows.stream().anyMatch(row -> row.outcome().status() == Status.OK)) {
      return ExitCode.DONE;
    }
    return rows.stream().allMatch(row -> row.outcome().status() == Status.UNSUPPORTED)
        ? ExitCode.USAGE
        : ExitCode.ENVIRONMENT;
  }
}
