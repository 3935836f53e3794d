package org.convmark.model.onnx;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.convmark.model.weights.Weights;

/** Files that are written beside their targets and take their places together, or vanish. */
final class Staging implements AutoCloseable {

  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Map<Path, Path> temporaries = new LinkedHashMap<>();

  /** Writes {@code content} to a temporary and down to the disk. */
  void write(Path target, Content content, Weights weights) throws IOException {
    removeAbandoned(target);
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      temporaries.put(target, temporary);
      content.writeTo(channel, weights);
      channel.force(true);
    }
  }

  /** What an export that was killed left behind; a younger one may still be written to. */
  private static void removeAbandoned(Path target) throws IOException {
    String abandoned = "." + target.getFileName() + ".*.part";
    FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(target.getParent(), abandoned)) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).compareTo(limit) < 0) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /** Renames in the order of writing. */
  void commit() throws IOException {
    for (Map.Entry<Path, Path> file : temporaries.entrySet()) {
      Files.move(
          file.getValue(),
          file.getKey(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what did not take its place. */
  @Override
  public void close() throws IOException {
    for (Path temporary : temporaries.values()) {
      Files.deleteIfExists(temporary);
    }
  }
}
