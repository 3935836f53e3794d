package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.convmark.harness.compare.PlainText;
import org.convmark.harness.compare.SpreadsheetText;
import org.convmark.result.baseline.Accepted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code convmark baseline list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the accepted runs, machine by machine, the newest first.")
final class BaselineListCommand implements Callable<Integer> {

  @Mixin private BaselineOption option;
  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    print(option.baselines().all(), format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  /** What people wrote is theirs, and opens as text in spreadsheets. */
  static void print(List<Accepted> accepted, Format format, PrintWriter out) throws IOException {
    UnaryOperator<String> safe = format == Format.CSV ? SpreadsheetText::of : PlainText::of;
    Listing listing =
        new Listing()
            .text("machine")
            .text("run")
            .text("accepted_at")
            .number("cells")
            .text("plan")
            .text("git_commit")
            .text("reason");
    for (Accepted each : accepted) {
      listing.row(
          each.machine(),
          each.id(),
          each.acceptance().at(),
          each.cells(),
          safe.apply(each.run().environment().get("plan")),
          safe.apply(each.commit()),
          safe.apply(each.acceptance().reason()));
    }
    listing.print(format, out);
  }
}
