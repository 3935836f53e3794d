package org.convmark.result.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.convmark.result.csv.RunFolder;

/** The run folders in given folders, each with what tells whether it has changed. */
final class RunFiles {

  private static final String RESULTS = "results.csv";

  /** The files that rows are made of. */
  static final List<String> READ = List.of(RESULTS, "environment.csv");

  private RunFiles() {}

  /** Each run folder and its stamp, in the order of the roots and of names. */
  static Map<Path, String> find(List<Path> roots) throws IOException {
    Map<Path, String> found = new LinkedHashMap<>();
    for (Path root : roots) {
      Map<Path, String> sorted = new TreeMap<>();
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(root.toRealPath())) {
        for (Path folder : folders) {
          String stamp = stamp(folder);
          if (!stamp.isEmpty() && !folder.toString().endsWith(RunFolder.SECOND_LOOK)) {
            sorted.put(folder, stamp);
          }
        }
      }
      sorted.forEach(found::putIfAbsent);
    }
    return found;
  }

  /** Sizes and times of its files; empty for what is no run's folder. */
  private static String stamp(Path folder) throws IOException {
    StringBuilder stamp = new StringBuilder();
    for (String name : READ) {
      try {
        BasicFileAttributes file =
            Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
        stamp.append(file.size()).append('@').append(nanos(file.lastModifiedTime())).append(' ');
      } catch (NoSuchFileException e) {
        if (name.equals(RESULTS)) {
          return "";
        }
        stamp.append("- ");
      } catch (IOException e) {
        return ""; // a file beside the folders, or one of another user
      }
    }
    return stamp.toString();
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
