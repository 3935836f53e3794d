package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.convmark.bench.run.Scratch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code convmark} command. */
@Command(
    name = "convmark",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Benchmarks and proves the classic ImageNet CNNs on the JVM's engines.",
    footer = {
      "",
      "Exit codes: 0 done; 1 a cell failed or got worse; 2 the call was wrong; 3 the environment cannot do it."
    },
    subcommands = {
      DoctorCommand.class,
      ModelsCommand.class,
      ShowCommand.class,
      ClaimsCommand.class,
      ExportCommand.class,
      ConvertCommand.class,
      ImportCommand.class,
      RunCommand.class,
      CompareCommand.class,
      BaselineCommand.class,
      HistoryCommand.class,
      QueryCommand.class,
      ReportCommand.class,
      ServeCommand.class
    })
public final class Convmark implements Runnable {

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try {
      Scratch.forThisProcess();
    } catch (IOException e) {
      // commands that need no temporary files go without; a run says that it can't make its own
    }
    System.exit(execute(out, err, arguments));
  }

  /** Runs a command line and returns its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    Convmark convmark = new Convmark();
    return new CommandLine(convmark)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> Failure.ofUsage(e).print(err))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> Failure.of(e, convmark.verbose).print(err))
        .execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
