package org.convmark.harness;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
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
    listing(option.baselines().all()).print(format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  static Listing listing(List<Accepted> accepted) {
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
          each.run().environment().get("plan"),
          each.commit(),
          each.acceptance().reason());
    }
    return listing;
  }
}
