package org.convmark.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convmark.bench.engine.Device;
import org.convmark.bench.fork.OutOfMemory;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.environment.KernelKills;

/**
 * A process that ended without a report of its own.
 *
 * @param exitCode 128 more than the number of the signal that ended it; empty if it is not known
 * @param killer why the kernel may have killed something meanwhile
 * @param lastWords the telling lines of its log; may be empty
 * @param device that it computed on
 */
record DeadProcess(
    OptionalInt exitCode, KernelKills.Cause killer, String lastWords, Device device) {

  private static final int BY_SIGNAL = 128;
  private static final int SIGKILL = 9;

  /** Of signal(7), those that end a process by its own fault or another's will. */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", SIGKILL, "SIGKILL", 11, "SIGSEGV",
          15, "SIGTERM", 24, "SIGXCPU", 31, "SIGSYS");

  /** What becomes of its cell. */
  Outcome outcome(Path log) {
    if (exitCode.orElse(0) == BY_SIGNAL + SIGKILL) {
      return killed();
    }
    Optional<OutOfMemory> memory = OutOfMemory.meant(lastWords, device);
    if (memory.isPresent()) {
      return memory.get().outcome("the process died" + code() + ": " + lastWords);
    }
    String words = lastWords.isEmpty() ? "" : ": " + lastWords;
    return new Outcome(
        Status.FAILED,
        "the process died"
            + code()
            + words
            + "; all of its last words are in "
            + log.getFileName());
  }

  private Outcome killed() {
    return switch (killer) {
      case CONTAINER -> byKernel(OutOfMemory.CONTAINER);
      case MACHINE -> byKernel(OutOfMemory.MACHINE);
      case NONE ->
          new Outcome(
              Status.FAILED,
              "the process was killed"
                  + code()
                  + ", and not by the kernel for want of memory, whose count of such kills has not"
                  + " risen; find out who ended it, and measure the cell again with --resume RUN"
                  + " --retry");
      case UNKNOWN ->
          new Outcome(
              Status.FAILED,
              "the process was killed"
                  + code()
                  + ", and this system does not tell whether the kernel did that for want of"
                  + " memory; look into the kernel's log, or try a smaller batch");
    };
  }

  private Outcome byKernel(OutOfMemory memory) {
    return memory.outcome("the kernel killed the process" + code());
  }

  private String code() {
    if (exitCode.isEmpty()) {
      return "";
    }
    String signal = SIGNALS.get(exitCode.getAsInt() - BY_SIGNAL);
    return String.format(
        Locale.ROOT,
        " with exit code %d%s",
        exitCode.getAsInt(),
        signal == null ? "" : " (" + signal + ")");
  }

  /** The outcome of a process that was stopped for taking too long. */
  static Outcome timeout(Duration limit) {
    return new Outcome(
        Status.TIMEOUT,
        String.format(Locale.ROOT, "did not end within %d s and was stopped", limit.toSeconds()));
  }
}
