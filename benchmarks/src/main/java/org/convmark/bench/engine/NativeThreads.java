package org.convmark.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Threads that native code starts, for engines which do not tell how many they have. */
public final class NativeThreads {

  private static final Path TASKS = Path.of("/proc/self/task");
  private static final Path OWN_NAME = Path.of("/proc/thread-self/comm");
  private static final String NAME = "comm";

  private NativeThreads() {}

  /**
   * How many threads bear the name of the calling one, itself among them; empty where the system
   * can't tell. On Linux a thread inherits its name from the one that starts it, while those of the
   * virtual machine get names of their own; so a difference is what was started in between.
   */
  public static OptionalInt ofThisName() {
    try (Stream<Path> tasks = Files.list(TASKS)) {
      String name = Files.readString(OWN_NAME);
      List<Path> all = tasks.toList();
      return OptionalInt.of((int) all.stream().filter(task -> name.equals(name(task))).count());
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve(NAME));
    } catch (IOException e) {
      return ""; // it has ended
    }
  }
}
