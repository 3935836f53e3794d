package org.convmark.bench.run;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that came to be under this one since a moment, those too that have left their
 * parents: Linux is asked to give orphans to this process rather than to the first of the machine.
 */
final class Offspring {

  private static final int MOST_ROUNDS = 100;
  private static final long ROUND_NANOS = 20_000_000;
  private static final int PR_SET_CHILD_SUBREAPER = 36;

  private static final int ROUNDS_FOR_JAVA = 10;
  private static final int WNOHANG = 1;

  private static final long FIRST = 1;

  /** Of the words of {@code /proc/PID/stat} behind the name: state, parent, group, session. */
  private static final int SESSION = 3;

  private final Set<Long> before;
  private final Strangers strangers;

  /** Whose orphans may come to be under this process. */
  enum Strangers {
    NONE,
    /** It is the first of a container, where those of other commands come to it too. */
    ADOPTED
  }

  private interface LibC extends Library {
    int waitpid(int pid, Pointer status, int options);

    int prctl(
        int option, NativeLong value, NativeLong unused3, NativeLong unused4, NativeLong unused5);
  }

  /** Adopts once for the process. */
  private static final class Orphans {

    private static final LibC C = Native.load("c", LibC.class);
    private static final boolean ADOPTED = adopt();

    private static boolean adopt() {
      NativeLong none = new NativeLong(0);
      return C.prctl(PR_SET_CHILD_SUBREAPER, new NativeLong(1), none, none, none) == 0;
    }
  }

  private Offspring(Set<Long> before, Strangers strangers) {
    this.before = before;
    this.strangers = strangers;
  }

  /** Those from now on. */
  static Offspring fromNow() {
    boolean isFirst = ProcessHandle.current().pid() == FIRST;
    return fromNow(isFirst ? Strangers.ADOPTED : Strangers.NONE);
  }

  static Offspring fromNow(Strangers strangers) {
    return new Offspring(pids(), strangers);
  }

  /** Makes orphans known from now on; false on systems that know no such thing. */
  static boolean adoptOrphans() {
    return System.getProperty("os.name").equals("Linux") && Orphans.ADOPTED;
  }

  private static Set<Long> pids() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<ProcessHandle> known() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> !before.contains(process.pid()))
        .filter(process -> strangers == Strangers.NONE || isOfThisSession(process));
  }

  /**
   * Whether the child of this process from which another descends is of its session: another
   * command in a container has a session of its own, and what this process starts does not.
   */
  private static boolean isOfThisSession(ProcessHandle process) {
    ProcessHandle self = ProcessHandle.current();
    ProcessHandle child = process;
    Optional<ProcessHandle> parent = child.parent();
    while (parent.isPresent() && !parent.get().equals(self)) {
      child = parent.get();
      parent = child.parent();
    }
    Optional<String> session = session(child.pid());
    return session.isPresent() && session.equals(session(self.pid()));
  }

  private static Optional<String> session(long pid) {
    return state(pid).map(words -> words.split(" ", -1)[SESSION]);
  }

  /** What Linux tells of a process behind its name; empty if it is gone. */
  private static Optional<String> state(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return Optional.of(line.substring(line.lastIndexOf(')') + 2));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Those that live. */
  List<ProcessHandle> living() {
    return known().filter(process -> !hasEnded(process.pid())).toList();
  }

  /** Kills them, and those that they may start meanwhile. */
  void end() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<ProcessHandle> living = living();
      if (living.isEmpty()) {
        forget();
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(ROUND_NANOS);
    }
  }

  /**
   * Takes orphans that have ended out of the table of processes. Java does so for those that it has
   * started, and is given the time to.
   */
  private void forget() {
    for (int round = 0; round < ROUNDS_FOR_JAVA && known().findAny().isPresent(); round++) {
      LockSupport.parkNanos(ROUND_NANOS);
    }
    if (adoptOrphans()) {
      known()
          .filter(process -> hasEnded(process.pid()))
          .forEach(process -> Orphans.C.waitpid((int) process.pid(), Pointer.NULL, WNOHANG));
    }
  }

  /** An orphan that has ended stays in the table of processes until it is taken out. */
  private static boolean hasEnded(long pid) {
    return state(pid)
        .map(words -> words.startsWith("Z"))
        .orElseGet(() -> Files.isDirectory(Path.of("/proc", "self")));
  }
}
