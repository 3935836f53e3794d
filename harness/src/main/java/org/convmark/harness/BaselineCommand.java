package org.convmark.harness;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code convmark baseline}. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps the accepted runs of each machine, which --gate holds others to.",
      "Of each cell the newest accepted run that has figures of it is the baseline."
    },
    subcommands = {
      BaselineAcceptCommand.class,
      BaselineListCommand.class,
      BaselineShowCommand.class,
      BaselinePruneCommand.class
    })
final class BaselineCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected accept, list, show or prune, found nothing");
  }
}
