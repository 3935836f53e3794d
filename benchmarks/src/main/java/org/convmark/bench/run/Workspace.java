package org.convmark.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A temporary folder for what passes between this process and its forks. When it is closed, or this
 * process is told to end, the forks are stopped and the folder is gone.
 */
final class Workspace implements AutoCloseable {

  private final Path folder;
  private final Path log;
  private volatile boolean ending;
  private final Thread atExit = new Thread(this::abandon, "workspace");

  /**
   * Makes the folder.
   *
   * @param log the file that collects what forks print
   */
  Workspace(Path log) throws IOException {
    this(Files.createTempDirectory("convmark-"), log);
  }

  /** Makes the folder, with a log in it that nobody asks for later. */
  static Workspace withItsLog() throws IOException {
    Path folder = Files.createTempDirectory("convmark-");
    return new Workspace(folder, folder.resolve("log.txt"));
  }

  private Workspace(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private void abandon() {
    ending = true;
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      delete();
    } catch (IOException e) {
      // a fork that is still dying may write; nothing more can be done on the way out
    }
  }

  Path folder() {
    return folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path log() {
    return log;
  }

  /** Moves what a fork printed to the end of the log, under a heading. */
  void appendToLog(String heading, Path printed) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(("==== " + heading + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      if (Files.exists(printed)) {
        Files.copy(printed, out);
        Files.delete(printed);
      }
    }
  }

  /**
   * Comes back only while this process goes on: what a fork says that was stopped with it is no
   * result, and no further one may start.
   */
  void holdIfEnding() {
    while (ending) {
      LockSupport.park();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the process is ending, and the hook is at it
    }
    delete();
  }

  private void delete() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
