package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.convmark.result.Environment;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.environment.EnvironmentCapture;
import org.convmark.result.exchange.JmhImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a run of the results of another project's JMH benchmarks (-rf json), which compare,"
          + " report and history read like any other.",
      "A benchmark is a cell with its parameters, mode and threads."
    })
final class ImportCommand implements Callable<Integer> {

  /** What is true of the machine whatever virtual machine measures on it. */
  private static final List<String> OF_MACHINE =
      List.of("cpu_model", "physical_cores", "logical_cores", "memory_total_mib", "os", "kernel");

  @Parameters(paramLabel = "FILE.json", description = "What JMH wrote with -rf json.")
  private Path file;

  @Option(
      names = "--name",
      paramLabel = "RUN-ID",
      description = "The run's name; default: that of the file.")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of runs; default: results/runs of the project.")
  private Path out;

  @Option(
      names = "--this-machine",
      description = {
        "The file was measured on this machine.",
        "Default: the machine is unknown, and such runs can be compared with each other only."
      })
  private boolean thisMachine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunFolders.requireFile(file);
    String runId = name == null ? runId(file) : name;
    Run run = thisMachine ? JmhImport.read(file, runId, machine()) : JmhImport.read(file, runId);
    RunFolder folder = RunFolder.create(out == null ? Home.runs() : out, runId);
    folder.write(run);
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "%s  %,d cells%n", folder.path(), run.measurements().size());
    return ExitCode.DONE;
  }

  /** The file's name without its ending, of which a run's name may hold letters and digits. */
  private static String runId(Path file) {
    String safe =
        file.getFileName()
            .toString()
            .replaceFirst("\\.json$", "")
            .replaceAll("[^A-Za-z0-9._-]", "-")
            .replaceFirst("^[._-]+", "");
    return safe.isEmpty() ? "jmh" : safe.substring(0, Math.min(safe.length(), 100));
  }

  private static Environment machine() {
    EnvironmentCapture capture = new EnvironmentCapture();
    Environment all = capture.capture();
    Map<String, String> facts = new LinkedHashMap<>();
    OF_MACHINE.forEach(fact -> facts.put(fact, all.get(fact)));
    facts.put("machine_id", capture.machine().id());
    return new Environment(facts);
  }
}
