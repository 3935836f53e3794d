package org.convmark.harness;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much a run tells, and to whom. */
final class OutputOptions {

  /** They exclude each other. */
  static final class Choice {

    @Option(
        names = "--quiet",
        description = "Prints errors and where the run and its report are, nothing else.")
    private boolean quiet;

    @Option(
        names = "--json-log",
        description = "Prints for programs: a JSON object in every line; see docs/output.md.")
    private boolean jsonLog;
  }

  @ArgGroup(exclusive = true)
  private Choice choice = new Choice();

  RunOutput of(CommandLine command) {
    if (choice.jsonLog) {
      return new JsonLog(command.getOut());
    }
    return choice.quiet
        ? new QuietOutput(command.getOut(), command.getErr())
        : new TerminalProgress(command.getOut(), TerminalProgress.Style.ofThisProcess());
  }
}
