package org.convmark.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.csv.AtomicFile;
import org.convmark.result.csv.OneLine;
import org.convmark.result.exchange.ExchangeFormat;
import org.convmark.result.exchange.Quantity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark convert}. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the figures of a run in a format that other tools read.",
      "Cells without figures are left out, and named on the error stream."
    })
final class ConvertCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      description = "A run's folder, its name in results/runs, or a JSON file of JMH.")
  private String run;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "jmh, bencher, github-action-benchmark or openmetrics.")
  private String format;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      split = ",",
      description = {
        "latency-mean, latency-p50, latency-p90, latency-p99, throughput, load, first-call, memory"
            + " or device-memory; repeatable; default: all that the format can hold.",
        "The mean is always in a file of jmh; of the others it has load, first-call and memory."
      })
  private List<String> metrics;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write as a whole; default: standard output.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ExchangeFormat wanted = ExchangeFormat.of(format);
    List<Quantity> quantities =
        metrics == null ? List.of() : metrics.stream().map(Quantity::of).distinct().toList();
    Run read = RunFolders.readOne(run);
    String text = wanted.text(read, quantities);
    read.measurements().stream().filter(row -> !row.isOk()).forEach(this::leftOut);
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      AtomicFile.write(out.toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8));
    }
    return ExitCode.DONE;
  }

  private void leftOut(Measurement row) {
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "convmark: left out %s: %s: %s%n",
            row.cell().id(),
            row.outcome().status(),
            OneLine.visible(row.outcome().message()));
  }
}
