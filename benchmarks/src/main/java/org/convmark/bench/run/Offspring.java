package org.convmark.bench.run;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The processes that came to be under this one since a moment, those too that have left their
 * parents: Linux is asked to give orphans to this process rather than to the first of the machine.
 */
final class Offspring {

  private static final int MOST_ROUNDS = 100;
  private static final long ROUND_NANOS = 20_000_000;
  private static final int PR_SET_CHILD_SUBREAPER = 36;

  private final Set<Long> before;

  private interface LibC extends Library {
    int prctl(
        int option, NativeLong value, NativeLong unused3, NativeLong unused4, NativeLong unused5);
  }

  /** Adopts once for the process. */
  private static final class Orphans {

    private static final boolean ADOPTED = adopt();

    private static boolean adopt() {
      if (!System.getProperty("os.name").equals("Linux")) {
        return false;
      }
      try {
        NativeLong none = new NativeLong(0);
        LibC c = Native.load("c", LibC.class);
        return c.prctl(PR_SET_CHILD_SUBREAPER, new NativeLong(1), none, none, none) == 0;
      } catch (UnsatisfiedLinkError e) {
        return false;
      }
    }
  }

  private Offspring(Set<Long> before) {
    this.before = before;
  }

  /** Those from now on. */
  static Offspring fromNow() {
    return new Offspring(pids());
  }

  /** All of this process. */
  static Offspring all() {
    return new Offspring(Set.of());
  }

  /** Makes orphans known from now on; false on systems that know no such thing. */
  static boolean adoptOrphans() {
    return Orphans.ADOPTED;
  }

  private static Set<Long> pids() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that live. */
  List<ProcessHandle> living() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> !before.contains(process.pid()))
        .filter(process -> !hasEnded(process.pid()))
        .toList();
  }

  /** Kills them, and those that they may start meanwhile. */
  void end() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<ProcessHandle> living = living();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(ROUND_NANOS);
    }
  }

  /** An orphan that has ended stays in the table of processes until this process does. */
  private static boolean hasEnded(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return line.substring(line.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return Files.isDirectory(Path.of("/proc", "self"));
    }
  }
}
