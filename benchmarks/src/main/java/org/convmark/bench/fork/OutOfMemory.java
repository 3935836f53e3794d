package org.convmark.bench.fork;

import java.util.Locale;
import java.util.regex.Pattern;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/** Tells memory that ran out from other failures, by what the engines say of it. */
public final class OutOfMemory {

  /** The exit code of a process that was killed, which the kernel does when memory runs out. */
  public static final int KILLED = 137;

  private static final Pattern WORDS =
      Pattern.compile(
          "out of memory|can't allocate memory|cannot allocate memory|failed to allocate"
              + "|bad_alloc|alloc_failed|cannot reserve|not enough memory|insufficient memory");

  private OutOfMemory() {}

  static boolean isMeant(String message) {
    return message != null && WORDS.matcher(message.toLowerCase(Locale.ROOT)).find();
  }

  /** The outcome with its remedy. */
  public static Outcome outcome(String reason) {
    return new Outcome(
        Status.OOM,
        reason.replaceAll("\\s+", " ") + "; try a smaller batch or a machine with more memory");
  }
}
