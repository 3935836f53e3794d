package org.convmark.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * A temporary folder for what passes between this process and its forks. When it is closed, or this
 * process is told to end, the forks are stopped and the folder is gone.
 */
final class Workspace implements AutoCloseable {

  private final Scratch scratch;
  private final Offspring offspring;
  private final Path log;
  private volatile boolean ending;
  private final Thread atExit = new Thread(this::abandon, "workspace");

  /**
   * Makes the folder.
   *
   * @param log the file that collects what forks print
   */
  Workspace(Path log) throws IOException {
    this(Scratch.make(), log);
  }

  /** Makes the folder for questions outside a run, whose log goes with it. */
  Workspace() throws IOException {
    this(Scratch.make(), null);
  }

  private Workspace(Scratch scratch, Path log) {
    Offspring.adoptOrphans();
    this.offspring = Offspring.fromNow();
    this.scratch = scratch;
    this.log = log == null ? scratch.folder().resolve("log.txt") : log;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private void abandon() {
    ending = true;
    offspring.end();
    try {
      scratch.remove();
    } catch (IOException e) {
      // nothing more can be done on the way out; the next command removes it
    }
  }

  Path folder() {
    return scratch.folder();
  }

  Path file(String name) {
    return scratch.folder().resolve(name);
  }

  Path log() {
    return log;
  }

  /**
   * Moves what a fork printed, and its report of a crash, to the end of the log, under a heading.
   */
  void appendToLog(String heading, Path printed) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(("==== " + heading + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      moveTo(out, printed);
      moveTo(out, ForkJvm.crashReport(folder()));
    }
  }

  /** Writes a line to the end of the log. */
  void log(String line) throws IOException {
    Files.writeString(
        log, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void moveTo(OutputStream out, Path file) throws IOException {
    if (Files.exists(file)) {
      Files.copy(file, out);
      Files.delete(file);
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
    scratch.remove();
  }
}
