package org.convmark.harness;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.convmark.result.baseline.Accepted;
import org.convmark.result.baseline.Baselines.Gaps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark baseline accept}. */
@Command(
    name = "accept",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a run the baseline of its cells on its machine.",
      "Copies what comparisons need, without samples, so that it can be committed."
    })
final class BaselineAcceptCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "A run's folder, or its name in results/runs.")
  private String run;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why it is accepted, in one line; kept with it.")
  private String reason;

  @Option(
      names = "--allow-failures",
      description = "Accepts a run though cells have no figures; the gate does not watch those.")
  private boolean allowFailures;

  @Mixin private BaselineOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Accepted accepted =
        option
            .baselines()
            .accept(RunFolders.of(run), reason, allowFailures ? Gaps.ALLOW : Gaps.REFUSE);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s is the baseline of %d cells of machine %s; commit %s%n",
            accepted.id(),
            accepted.cells(),
            accepted.machine(),
            option.baselines().root().resolve(accepted.machine()).resolve(accepted.id()));
    return ExitCode.DONE;
  }
}
