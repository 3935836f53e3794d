package org.convmark.bench.fork;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.convmark.bench.engine.NativeCache;

/** What a fork does before all else, so that whatever happens to it does no harm to others. */
public final class ForkProcess {

  /** The system property that tells a fork the process that it works for. */
  public static final String PARENT = "convmark.parent";

  /** Rarely enough to cost the calls that are timed nothing. */
  private static final long LOOK_EVERY_MS = 2000;

  private static final int PARENT_IS_GONE = 143;
  private static final Path OOM_SCORE = Path.of("/proc/self/oom_score_adj");
  private static final String FIRST_TO_BE_KILLED = "1000";
  private static final String JNA = "/com/sun/jna/linux-x86-64/libjnidispatch.so";
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private ForkProcess() {}

  /** Does it once; nothing in a process that works for itself. */
  public static void begin() {
    OptionalLong parent = parentToHave();
    if (parent.isPresent() && BEGUN.compareAndSet(false, true)) {
      offerToKernel();
      shareJna();
      Thread watch = new Thread(() -> endWith(parent.getAsLong()), "parent-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static OptionalLong parentToHave() {
    String pid = System.getProperty(PARENT, "");
    return pid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid));
  }

  /** Where memory runs out the kernel is to end the fork, which has a row, not the run. */
  private static void offerToKernel() {
    try {
      Files.writeString(OOM_SCORE, FIRST_TO_BE_KILLED);
    } catch (IOException e) {
      // another system, or not allowed; the kernel then chooses by size
    }
  }

  /** JNA would unpack its library in every process. */
  private static void shareJna() {
    URL library = ForkProcess.class.getResource(JNA);
    if (library == null || !System.getProperty("os.arch").equals("amd64")) {
      return;
    }
    try {
      Pattern entry = Pattern.compile(Pattern.quote(JNA.substring(1)));
      System.setProperty(
          "jna.boot.library.path", NativeCache.unpackByJar(library, entry, "jna").toString());
    } catch (IOException e) {
      // JNA unpacks it into the temporary folder of the fork, which is gone with it
    }
  }

  /**
   * A process whose parent dies is given to another one, also where nobody takes note of the death
   * and the parent stays on in the table of processes.
   */
  @SuppressWarnings("BusyWait")
  private static void endWith(long parent) {
    try {
      while (ProcessHandle.current().parent().filter(now -> now.pid() == parent).isPresent()) {
        Thread.sleep(LOOK_EVERY_MS);
      }
      Runtime.getRuntime().halt(PARENT_IS_GONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
