package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.fork.CeilingMain;
import org.convmark.bench.fork.FitMain;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.fork.GrowthMain;
import org.convmark.bench.fork.ProbeMain;
import org.convmark.bench.fork.ProofMain;
import org.convmark.result.environment.KernelKills;

/** Runs what is no cell, such as probe and proof, in processes with one engine each. */
final class Worker {

  private final Workspace workspace;

  Worker(Workspace workspace) {
    this.workspace = workspace;
  }

  ForkReport probe(ForkSpec spec, Duration limit) throws IOException {
    return run(ProbeMain.class, spec, limit);
  }

  ForkReport growth(ForkSpec spec, Duration limit) throws IOException {
    return run(GrowthMain.class, spec, limit);
  }

  ForkReport fit(ForkSpec spec, Duration limit) throws IOException {
    return run(FitMain.class, spec, limit);
  }

  ForkReport ceiling(ForkSpec spec, Duration limit) throws IOException {
    return run(CeilingMain.class, spec, limit);
  }

  ForkReport prove(ForkSpec spec, Duration limit) throws IOException {
    return run(ProofMain.class, spec, limit);
  }

  private ForkReport run(Class<?> main, ForkSpec spec, Duration limit) throws IOException {
    Path specFile = workspace.file("worker.json");
    Path printed = workspace.file("worker.log");
    Path report = Path.of(spec.report());
    Files.deleteIfExists(report);
    spec.write(specFile);
    Offspring offspring = Offspring.fromNow();
    KernelKills before = KernelKills.now();
    Process process =
        new ProcessBuilder(command(main, spec, specFile))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    String lastWords = "";
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return ForkReport.of(DeadProcess.timeout(limit));
      }
      lastWords = LastWords.of(printed, ForkJvm.crashReport(workspace.folder()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + spec.cell().id(), e);
    } finally {
      process.destroyForcibly().onExit().join();
      offspring.end();
      workspace.holdIfEnding();
      workspace.appendToLog(main.getSimpleName() + " " + spec.cell().id(), printed);
    }
    DeadProcess dead =
        new DeadProcess(
            OptionalInt.of(process.exitValue()),
            KernelKills.now().since(before),
            lastWords,
            Device.of(spec.cell().device()));
    return ForkReport.read(report).orElseGet(() -> ForkReport.of(dead.outcome(workspace.log())));
  }

  private List<String> command(Class<?> main, ForkSpec spec, Path specFile) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ForkJvm.java().toString());
    command.addAll(ForkJvm.options(workspace.folder()));
    command.add("-cp");
    command.add(
        EngineClassPath.jar(Engines.of(spec.cell().engine()), workspace.folder()).toString());
    command.add(main.getName());
    command.add(specFile.toString());
    return command;
  }
}
