package org.convmark.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import org.convmark.bench.fork.OutOfMemory;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/** What is said of a process that ended without a word of its own. */
final class DeadProcess {

  private DeadProcess() {}

  /** The outcome of a process that died; its last words are in the log. */
  static Outcome outcome(OptionalInt exitCode, Path log) {
    String code = exitCode.isPresent() ? " with exit code " + exitCode.getAsInt() : "";
    String message = "the process died" + code + "; its last words are in " + log.getFileName();
    return exitCode.isPresent() && exitCode.getAsInt() == OutOfMemory.KILLED
        ? OutOfMemory.outcome(message + "; it was killed, as the kernel does when memory runs out")
        : new Outcome(Status.FAILED, message);
  }

  /** The outcome of a process that was stopped for taking too long. */
  static Outcome timeout(Duration limit) {
    return new Outcome(
        Status.TIMEOUT,
        String.format(Locale.ROOT, "did not end within %d s and was stopped", limit.toSeconds()));
  }
}
