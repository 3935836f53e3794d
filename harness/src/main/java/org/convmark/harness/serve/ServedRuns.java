package org.convmark.harness.serve;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.convmark.report.web.RunLine;
import org.convmark.report.web.RunPage.FileLine;
import org.convmark.result.Run;
import org.convmark.result.csv.OneLine;
import org.convmark.result.csv.RunFolder;

/**
 * The runs in one folder, as far as they may be shown: its direct subfolders, and of each the known
 * files. No link is followed, so nothing outside the folder is ever read.
 */
final class ServedRuns {

  /** A line of the list, for as long as the files that it was read from are the same. */
  private record Known(String stamp, RunLine line) {}

  private final Path root;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /**
   * The runs of a folder.
   *
   * @throws IOException if there is no such folder
   */
  ServedRuns(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /** A line for every subfolder, in no order; forks that a gate measured again are no runs. */
  List<RunLine> lines() throws Refusal {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        String name = nameOf(entry);
        if (Files.isDirectory(entry)
            && !name.startsWith(".")
            && !name.endsWith(RunFolder.SECOND_LOOK)) {
          folders.add(entry);
        }
      }
    } catch (IOException e) {
      throw new Refusal(
          Refusal.INTERNAL, "The folder of runs can’t be read any more: " + OneLine.reason(e));
    }
    known.keySet().retainAll(Set.copyOf(folders));
    return folders.stream().map(this::line).toList();
  }

  /** What the list says of a run. */
  RunLine line(Path folder) {
    String name = nameOf(folder);
    try {
      String stamp = stamp(folder);
      Known before = known.get(folder);
      if (before == null || !before.stamp().equals(stamp)) {
        before = new Known(stamp, read(folder, name));
        known.put(folder, before);
      }
      return before.line();
    } catch (IOException e) {
      return RunLine.broken(name, reason(folder, e));
    }
  }

  private static RunLine read(Path folder, String name) {
    RunFolder files = RunFolder.open(folder);
    try {
      // a search has its cells in a table of their own, and no samples worth sparing
      return RunLine.of(name, files.isMaxBatchSearch() ? files.read() : files.readRows());
    } catch (IOException | RuntimeException e) {
      return RunLine.broken(name, reason(folder, e));
    }
  }

  /**
   * The folder of that name.
   *
   * @throws Refusal if there is none, or it is a link
   */
  Path folder(String id) throws Refusal {
    try {
      Path folder = root.resolve(id);
      if (root.equals(folder.getParent())
          && nameOf(folder).equals(id)
          && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && folder.toRealPath().equals(folder)) {
        return folder;
      }
    } catch (InvalidPathException | IOException e) {
      // no folder has such a name
    }
    throw new Refusal(Refusal.NOT_FOUND, "There is no run of that name; choose one of the list.");
  }

  /** All of a run. */
  Run read(String id) throws Refusal {
    Path folder = folder(id);
    try {
      stamp(folder);
      return RunFolder.open(folder).read();
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(Refusal.BROKEN_RUN, id + ": " + reason(folder, e));
    }
  }

  /** The known files that a run has, but for links. */
  List<FileLine> files(Path folder) {
    List<FileLine> files = new ArrayList<>();
    for (String name : RunFolder.FILES) {
      Path file = folder.resolve(name);
      try {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(new FileLine(name, Files.size(file)));
        }
      } catch (IOException e) {
        // it has just been removed
      }
    }
    return files;
  }

  /**
   * A known file of a run.
   *
   * @throws Refusal if the run has none of that name, or it is a link
   */
  Path file(String id, String name) throws Refusal {
    Path folder = folder(id);
    if (files(folder).stream().noneMatch(file -> file.name().equals(name))) {
      throw new Refusal(
          Refusal.NOT_FOUND, "This run has no such file; its page lists those it has.");
    }
    return folder.resolve(name);
  }

  /**
   * Sizes and times of a run's files.
   *
   * @throws IOException if one is a link, or anything else but a file
   */
  private static String stamp(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException("is a link, and links are not followed");
    }
    StringBuilder stamp = new StringBuilder();
    for (String name : RunFolder.FILES) {
      try {
        BasicFileAttributes file =
            Files.readAttributes(
                folder.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!file.isRegularFile()) {
          throw new IOException(name + " is a link or no file, and links are not followed");
        }
        stamp.append(name).append(file.size()).append('@').append(file.lastModifiedTime());
      } catch (NoSuchFileException e) {
        // a run need not have every file
      }
    }
    return stamp.toString();
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** What an error says, without where this machine keeps the run. */
  private static String reason(Path folder, Exception error) {
    String place = OneLine.path(folder);
    return error instanceof FileSystemException file
        ? OneLine.reason(file)
        : String.valueOf(error.getMessage()).replace(place + "/", "").replace(place + ": ", "");
  }
}
