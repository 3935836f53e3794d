package org.convmark.bench.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Native libraries of jars on the class path, unpacked once beside those that DJL unpacks. */
public final class NativeCache {

  private static final String FOLDER = "DJL_CACHE_DIR";

  private NativeCache() {}

  /**
   * The folder with the entries of a jar. It is there whole or not at all, also if two processes
   * unpack at once.
   *
   * @param inJar any resource of the jar
   * @param entries the names of those that are wanted
   * @param name of the folder, with what tells versions apart
   */
  public static Path unpack(URL inJar, Pattern entries, String name) throws IOException {
    Path folder = root().resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    if (!(inJar.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(inJar + ": expected a jar of native libraries; build again");
    }
    Files.createDirectories(folder.getParent());
    Path whole = Files.createTempDirectory(folder.getParent(), "unpacking-");
    try {
      copy(connection.getJarFile(), entries, whole);
      move(whole, folder);
    } finally {
      delete(whole);
    }
    return folder;
  }

  private static void copy(JarFile jar, Pattern wanted, Path folder) throws IOException {
    List<JarEntry> entries =
        jar.stream().filter(entry -> wanted.matcher(entry.getName()).matches()).toList();
    for (JarEntry entry : entries) {
      String path = entry.getName();
      try (InputStream in = jar.getInputStream(entry)) {
        Files.copy(in, folder.resolve(path.substring(path.lastIndexOf('/') + 1)));
      }
    }
  }

  private static void move(Path whole, Path folder) throws IOException {
    try {
      Files.move(whole, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // another process was faster
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static Path root() {
    String set = System.getProperty(FOLDER, System.getenv(FOLDER));
    return set == null || set.isBlank()
        ? Path.of(System.getProperty("user.home"), ".djl.ai")
        : Path.of(set);
  }
}
