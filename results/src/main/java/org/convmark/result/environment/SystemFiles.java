package org.convmark.result.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The small files under /proc and /sys; one that can't be read says nothing. */
record SystemFiles(Path root) {

  List<String> lines(String path) {
    try {
      return Files.readString(root.resolve(path), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The only line of a file, or empty. */
  String line(String path) {
    List<String> lines = lines(path);
    return lines.isEmpty() ? "" : lines.get(0).strip();
  }

  /** The value of the first line {@code key<separator>value}, or empty. */
  String value(String path, String key, String separator) {
    return lines(path).stream()
        .filter(line -> line.contains(separator))
        .filter(line -> line.substring(0, line.indexOf(separator)).strip().equals(key))
        .map(line -> line.substring(line.indexOf(separator) + separator.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** The names in a folder that match the glob, such as {@code cpu[0-9]*}, sorted. */
  List<String> names(String folder, String glob) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder), glob)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return names.stream().sorted().toList();
  }
}
