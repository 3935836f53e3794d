package org.convmark.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Temporary folders that are named after the process that owns them, and locked by it, so that the
 * next one knows which are of the dead. The lock tells also where two containers share a folder,
 * but number their processes apart.
 */
public final class Scratch {

  private static final String TEMPORARY = "java.io.tmpdir";
  private static final String LOCK = "owner.lock";
  private static final Pattern NAME = Pattern.compile("convmark-(\\d{1,10})-[0-9a-f]+");
  private static final Duration OLD = Duration.ofMinutes(10);
  private static final int MOST_TRIES = 20;
  private static final long TRY_AGAIN_NANOS = 50_000_000;

  private final Path folder;
  private final FileChannel lockFile;

  private Scratch(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Makes one folder the place of all temporary files of this process, those of libraries too, and
   * removes it when the process ends. To be called before anything asks for a temporary file.
   *
   * @throws IOException if the system's temporary folder can't be written
   */
  public static void forThisProcess() throws IOException {
    Scratch scratch = make();
    System.setProperty(TEMPORARY, scratch.folder.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::abandon, "scratch"));
  }

  /** A folder for as long as its user wants. */
  static Scratch make() throws IOException {
    Path parent = Path.of(System.getProperty(TEMPORARY));
    removeAbandoned(parent);
    String random = UUID.randomUUID().toString().replace("-", "");
    Path folder = parent.resolve("convmark-" + ProcessHandle.current().pid() + "-" + random);
    // not by createTempDirectory, which reads the place of temporary files for good
    Files.createDirectory(folder);
    FileChannel lockFile =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lockFile.lock();
    return new Scratch(folder, lockFile);
  }

  Path folder() {
    return folder;
  }

  /** Removes the folders of processes that have died without doing so. */
  static void removeAbandoned(Path parent) throws IOException {
    List<Path> abandoned = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "convmark-*")) {
      for (Path each : folders) {
        Matcher name = NAME.matcher(each.getFileName().toString());
        if (name.matches() && isDead(Long.parseLong(name.group(1))) && isFree(each)) {
          abandoned.add(each);
        }
      }
    }
    for (Path each : abandoned) {
      try {
        delete(each);
      } catch (IOException e) {
        // of another user, or just being removed by another process
      }
    }
  }

  private static boolean isDead(long pid) {
    return ProcessHandle.of(pid).isEmpty();
  }

  private static boolean isFree(Path folder) {
    Path file = folder.resolve(LOCK);
    if (Files.notExists(file)) {
      // its owner may be about to make it, in a container that numbers its processes apart
      return isOld(folder);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  private static boolean isOld(Path folder) {
    try {
      Instant changed = Files.getLastModifiedTime(folder).toInstant();
      return changed.isBefore(Instant.now().minus(OLD));
    } catch (IOException e) {
      return false;
    }
  }

  private void abandon() {
    try {
      remove();
    } catch (IOException e) {
      // nothing more can be done on the way out; the next command removes it
    }
  }

  /**
   * Removes the folder with all that is in it. Tries for a while, since a fork or a thread of this
   * process may have just written there.
   */
  void remove() throws IOException {
    lockFile.close();
    for (int i = 1; i < MOST_TRIES; i++) {
      try {
        delete(folder);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(TRY_AGAIN_NANOS);
      }
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
