package org.convmark.result.csv;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.convmark.result.Environment;

/**
 * The files of a run that comparisons need and what its machine attained, without its samples, as a
 * folder of their own.
 */
public final class RunCopy {

  private static final List<String> AS_THEY_ARE =
      List.of(RunFolder.RESULTS, RunFolder.FORKS, RunFolder.CEILINGS, "plan.yaml");

  private static final long LARGEST_BYTES = 64L << 20;

  private final RunFolder source;
  private final Environment environment;

  private RunCopy(RunFolder source, Environment environment) {
    this.source = source;
    this.environment = environment;
  }

  /**
   * Of a run, to be written with other facts.
   *
   * @param environment what {@code environment.csv} will say
   */
  public static RunCopy of(RunFolder source, Environment environment) {
    return new RunCopy(source, environment);
  }

  /**
   * Writes the copy, which is there either whole or not at all.
   *
   * @throws IOException if it can't be written, or the folder is there already
   */
  public void moveTo(Path target) throws IOException {
    Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createDirectories(target.getParent());
      Files.createDirectory(unfinished);
      write(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      remove(unfinished);
      throw new IOException(OneLine.path(target) + ": can't be made: " + OneLine.reason(e), e);
    } catch (IOException e) {
      remove(unfinished);
      throw e;
    }
  }

  private void write(Path folder) throws IOException {
    for (String name : AS_THEY_ARE) {
      Path file = source.path().resolve(name);
      if (Files.exists(file)) {
        AtomicFile.write(folder.resolve(name), content(file));
      }
    }
    RunFolder.open(folder).writeEnvironment(environment);
  }

  private static byte[] content(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
      throw new IOException(
          OneLine.path(file)
              + (": expected a file of at most " + (LARGEST_BYTES >> 20))
              + " MiB; it would be too large to be committed");
    }
    return Files.readAllBytes(file);
  }

  /** Whether a folder holds the copy of this run. */
  public static boolean isOf(RunFolder source, Path copy) throws IOException {
    for (String name : AS_THEY_ARE) {
      Path file = source.path().resolve(name);
      Path copied = copy.resolve(name);
      boolean same = Files.exists(file) && Files.exists(copied);
      if (same ? Files.mismatch(file, copied) >= 0 : Files.exists(file) != Files.exists(copied)) {
        return false;
      }
    }
    return true;
  }

  /** Removes a copy; one that is half removed is not taken for a copy any more. */
  public static void remove(Path copy) throws IOException {
    if (!Files.isDirectory(copy)) {
      return;
    }
    Path going = copy.resolveSibling("." + copy.getFileName() + "." + UUID.randomUUID());
    Files.move(copy, going, StandardCopyOption.ATOMIC_MOVE);
    try (Stream<Path> files = Files.list(going)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(going);
  }
}
