package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The engine's native libraries, as the system has mapped them into this process. */
final class LoadedLibraries {

  /** The setting of a probe's report that has them, a line each. */
  static final String SETTING = "native_libraries";

  private static final Path MAPS = Path.of("/proc/self/maps");

  /** Address, rights, offset, device and inode stand before the file's name (proc(5)). */
  private static final int FILE_FIELD = 5;

  private static final Predicate<String> LIBRARY =
      Pattern.compile(".*\\.so[.\\d]*").asMatchPredicate();
  private static final Predicate<String> OF_SYSTEM =
      Pattern.compile("/(usr/)?lib(64|32)?/.*").asMatchPredicate();

  /** Of what the system brings: what computes for engines, and NVIDIA's driver. */
  private static final Predicate<String> OF_ENGINES =
      Pattern.compile(".*/lib(cu|nv|torch|onnxruntime|mxnet|gomp|iomp|omp|mkl|openblas)[^/]*")
          .asMatchPredicate();

  private LoadedLibraries() {}

  /** Empty where the system does not tell. */
  static String lines() {
    try {
      List<String> maps = Files.readAllLines(MAPS, StandardCharsets.UTF_8);
      return String.join("\n", files(maps, System.getProperty("java.home")));
    } catch (IOException e) {
      return "";
    }
  }

  static List<String> files(List<String> maps, String javaHome) {
    return maps.stream()
        .map(line -> line.split("\\s+", FILE_FIELD + 1))
        .filter(fields -> fields.length > FILE_FIELD)
        .map(fields -> fields[FILE_FIELD])
        .filter(LIBRARY)
        .filter(file -> !file.startsWith(javaHome + "/"))
        .filter(OF_SYSTEM.negate().or(OF_ENGINES))
        .distinct()
        .toList();
  }
}
