package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {

  private static final int LIBRARY_BYTES = 8 << 20;

  @TempDir private Path folder;

  private Path jar;

  /** Run as a process of its own. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(unpack(Path.of(arguments[0])));
  }

  private static Path unpack(Path jar) throws IOException {
    URL library = new URL("jar:" + jar.toUri() + "!/native/lib.so");
    return NativeCache.unpackByJar(library, Pattern.compile("native/.*"), "kind");
  }

  @BeforeEach
  void writeJar() throws IOException {
    jar = folder.resolve("lib-1.2.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("native/lib.so"));
      out.write(new byte[LIBRARY_BYTES]);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-DDJL_CACHE_DIR=" + folder.resolve("cache"),
            "-cp",
            System.getProperty("java.class.path"),
            NativeCacheTest.class.getName(),
            jar.toString())
        .inheritIO()
        .start();
  }

  private List<String> inCache() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache/kind"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void processesThatUnpackAtOnceLeaveOneWholeFolder() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(inCache()).containsExactly("lib-1.2", "unpacking.lock");
    assertThat(folder.resolve("cache/kind/lib-1.2/lib.so")).hasSize(LIBRARY_BYTES);
  }

  @Test
  void whatAProcessLeftThatWasKilledWhileItUnpackedIsRemovedByTheNext() throws Exception {
    Path left = Files.createDirectories(folder.resolve("cache/kind/unpacking-123"));
    Files.writeString(left.resolve("lib.so"), "half");
    assertThat(start().waitFor()).isZero();
    assertThat(inCache()).containsExactly("lib-1.2", "unpacking.lock");
  }
}
