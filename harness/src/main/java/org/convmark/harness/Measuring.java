package org.convmark.harness;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.convmark.bench.plan.Plan;
import org.convmark.bench.run.PlanRunner;
import org.convmark.bench.run.PlanRunner.Resumption;
import org.convmark.bench.run.RunRequest;
import org.convmark.result.Measurement;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.csv.RunInUseException;

/**
 * Measures plans into folders, and says how to go on if that is stopped.
 *
 * @param command as typed
 * @param maxBatch empty to measure; otherwise the largest batch is looked for
 * @param terminal hears how it goes on
 */
record Measuring(String command, OptionalInt maxBatch, RunOutput terminal) {

  /** What a run does. */
  private interface Step {
    List<Measurement> take(RunRequest request) throws IOException;
  }

  /** Measures all of a plan into a new folder. */
  List<Measurement> begin(Plan plan, RunFolder folder) throws IOException {
    return take(plan, folder, request -> PlanRunner.run(request, folder));
  }

  /** Goes on with a run. */
  List<Measurement> goOn(Plan plan, RunFolder folder, Resumption how) throws IOException {
    return take(plan, folder, request -> PlanRunner.resume(request, folder, how));
  }

  private List<Measurement> take(Plan plan, RunFolder folder, Step step) throws IOException {
    Thread stopped = new Thread(() -> terminal.stopped(folder.path()), "stopped");
    Runtime.getRuntime().addShutdownHook(stopped);
    try {
      return step.take(new RunRequest(plan, command, Home.exports(), maxBatch, terminal));
    } catch (RunInUseException e) {
      throw e;
    } catch (FileSystemException e) {
      throw stopped(folder, Failure.reason(e) + "; see that the folder can be written", e);
    } catch (IOException e) {
      throw stopped(folder, e.getMessage(), e);
    } finally {
      forget(stopped);
    }
  }

  private static IOException stopped(RunFolder folder, String reason, IOException e) {
    return new IOException(
        String.format(
            Locale.ROOT,
            "%s: the run has stopped: %s; this folder and the one for temporary files must have"
                + " space; then go on with --resume",
            folder.path(),
            reason),
        e);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook is at it
    }
  }
}
