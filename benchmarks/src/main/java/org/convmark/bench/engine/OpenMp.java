package org.convmark.bench.engine;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The OpenMP runtime behind a native library of this process, which an engine's threads are of. */
public final class OpenMp {

  /** The variable from which a runtime takes its threads when it is loaded. */
  public static final String THREADS = "OMP_NUM_THREADS";

  private static final Path MAPPED = Path.of("/proc/self/maps");

  private static final int RTLD_LAZY = 1;
  private static final int RTLD_NOLOAD = 4;

  /** Neither loads anything nor makes its symbols known to libraries that are loaded later. */
  private static final Map<String, Integer> ALREADY_LOADED =
      Map.of(Library.OPTION_OPEN_FLAGS, RTLD_LAZY | RTLD_NOLOAD);

  private OpenMp() {}

  /**
   * How many threads a parallel region that begins in this thread gets.
   *
   * @param library the file name of the loaded library which uses the runtime
   * @return empty where the system can't tell
   */
  public static OptionalInt threadsOf(String library) {
    try {
      return mapped(library).stream().mapToInt(OpenMp::threads).findFirst();
    } catch (IOException | UnsatisfiedLinkError e) {
      return OptionalInt.empty();
    }
  }

  private static Optional<String> mapped(String library) throws IOException {
    return Files.readAllLines(MAPPED).stream()
        .filter(line -> line.endsWith("/" + library))
        .map(line -> line.substring(line.indexOf('/')))
        .findFirst();
  }

  /** A symbol is looked up in the library and in what it was linked with at its loading. */
  private static int threads(String path) {
    try (NativeLibrary library = NativeLibrary.getInstance(path, ALREADY_LOADED)) {
      return Math.min(call(library, "omp_get_max_threads"), call(library, "omp_get_thread_limit"));
    }
  }

  private static int call(NativeLibrary library, String function) {
    return library.getFunction(function).invokeInt(new Object[0]);
  }
}
