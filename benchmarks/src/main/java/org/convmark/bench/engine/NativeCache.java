package org.convmark.bench.engine;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Native libraries of jars on the class path, unpacked once beside those that DJL unpacks. */
public final class NativeCache {

  private static final String FOLDER = "DJL_CACHE_DIR";
  private static final String UNFINISHED = "unpacking-";
  private static final String LOCK = "unpacking.lock";
  private static final Pattern JAR_NAME = Pattern.compile("/([^/!]+)\\.jar!");

  private NativeCache() {}

  /**
   * The folder with the entries of a jar, named after the jar.
   *
   * @param inJar any resource of the jar
   * @param entries the names of those that are wanted
   * @param kind of libraries, a folder of the cache
   */
  public static Path unpackByJar(URL inJar, Pattern entries, String kind) throws IOException {
    Matcher jar = JAR_NAME.matcher(inJar.toString());
    if (!jar.find()) {
      throw notAJar(inJar);
    }
    return unpack(inJar, entries, kind + "/" + jar.group(1));
  }

  /**
   * The folder with the entries of a jar. It is there whole or not at all, also if two processes
   * unpack at once or one is killed while it does.
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
      throw notAJar(inJar);
    }
    Files.createDirectories(folder.getParent());
    synchronized (NativeCache.class) {
      try (FileChannel file = FileChannel.open(folder.resolveSibling(LOCK), CREATE, WRITE);
          FileLock alone = file.lock()) {
        deleteUnfinished(folder.getParent());
        if (alone.isValid() && !Files.isDirectory(folder)) {
          unpack(connection.getJarFile(), entries, folder);
        }
      }
    }
    return folder;
  }

  private static void unpack(JarFile jar, Pattern entries, Path folder) throws IOException {
    Path whole = Files.createTempDirectory(folder.getParent(), UNFINISHED);
    try {
      copy(jar, entries, whole);
      move(whole, folder);
    } finally {
      delete(whole);
    }
  }

  private static IOException notAJar(URL inJar) {
    return new IOException(inJar + ": expected a jar of native libraries; build again");
  }

  /**
   * The lock is held, so that nobody is at work in any of them: they are of processes that died.
   */
  private static void deleteUnfinished(Path parent) throws IOException {
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
      folders.forEach(left::add);
    }
    for (Path folder : left) {
      delete(folder);
    }
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
      // a process that knows no lock was faster
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
