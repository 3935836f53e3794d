package org.convmark.bench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convmark.bench.fork.ForkProcess;

/** How the virtual machine of a fork is started; the same for every engine. */
final class ForkJvm {

  private ForkJvm() {}

  /** The Java that runs this process. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Options that go into the environment of a run: they could explain its numbers. */
  static List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("-Xms64m");
    options.add("-Xmx1g");
    // DJL's PyTorch computes on weights in Java's direct memory; this is a bound, not a reservation
    options.add("-XX:MaxDirectMemorySize=64g");
    options.add("-XX:+UseSerialGC");
    options.add("-Dai.djl.offline=true");
    options.add("-DOPT_OUT_TRACKING=true");
    // a file that would stay where a fork is killed
    options.add("-XX:-UsePerfData");
    options.add("--enable-native-access=ALL-UNNAMED");
    return options;
  }

  /** The options with the folders of this machine. */
  static List<String> options(Path temporary) {
    List<String> options = new ArrayList<>(options());
    options.add("-Djava.io.tmpdir=" + temporary);
    options.add("-Djna.tmpdir=" + temporary);
    options.add("-D" + ForkProcess.PARENT + "=" + ProcessHandle.current().pid());
    options.add("-XX:ErrorFile=" + crashReport(temporary));
    options.add("-DDJL_CACHE_DIR=" + nativeCache(temporary));
    return options;
  }

  /** Where a fork that crashes says of what. */
  static Path crashReport(Path temporary) {
    return temporary.resolve("crash.log");
  }

  /**
   * Where native libraries are unpacked once; a home that can't be written is no reason to fail.
   */
  private static Path nativeCache(Path temporary) {
    String set = System.getenv("DJL_CACHE_DIR");
    if (set != null && !set.isBlank()) {
      return Path.of(set);
    }
    Path home = Path.of(System.getProperty("user.home"));
    return Files.isWritable(home) ? home.resolve(".djl.ai") : temporary.resolve("djl");
  }
}
