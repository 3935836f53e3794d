package org.convmark.harness;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convmark baseline prune}. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = {
      "Removes accepted runs that are no cell's baseline any more, and lists them.",
      "What the gate compares with stays as it is."
    })
final class BaselinePruneCommand implements Callable<Integer> {

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many of each machine's newest runs stay in any case; default: 5.")
  private int keep;

  @Mixin private BaselineOption option;
  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BaselineListCommand.print(
        option.baselines().prune(keep), format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
