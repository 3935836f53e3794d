package org.convmark.bench.own;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.convmark.model.onnx.read.OneLine;

/**
 * Holds a TorchScript archive to its form before PyTorch reads it. Nothing in it is unpacked or
 * unpickled here.
 */
final class ArchiveCheck {

  private static final int MOST_ENTRIES = 100_000;

  private final Set<String> folders = new HashSet<>();
  private boolean hasCode;
  private boolean hasData;

  private ArchiveCheck() {}

  /** Whether the file is an archive that holds a program. */
  static void of(Path path) throws IOException {
    try {
      if (Files.notExists(path)) {
        throw new IllegalArgumentException("there is no such file; name a TorchScript archive");
      }
      if (!Files.isRegularFile(path)) {
        throw new IllegalArgumentException(
            "expected a TorchScript archive, found a folder or a device");
      }
      new ArchiveCheck().check(path);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(OneLine.of(path.toString()) + ": " + e.getMessage(), e);
    }
  }

  private void check(Path path) throws IOException {
    List<ZipArchiveEntry> entries = new ArrayList<>();
    try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
      entries.addAll(Collections.list(zip.getEntries()));
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "expected a TorchScript archive, which is a zip file, found content that is cut off,"
              + " damaged or of another kind; save it again with torch.jit.save",
          e);
    }
    if (entries.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_ENTRIES + " entries, found " + entries.size());
    }
    long size = Files.size(path);
    long total = 0;
    for (ZipArchiveEntry entry : entries) {
      check(entry);
      if (entry.getSize() > size - total) {
        throw new IllegalArgumentException(
            "its entries claim more bytes than the file has; save it again");
      }
      total += entry.getSize();
    }
    requireProgram();
  }

  private void check(ZipArchiveEntry entry) {
    String name = entry.getName();
    List<String> parts = List.of(name.split("/", -1));
    if (parts.contains("..") || name.startsWith("/") || name.contains("\\")) {
      throw problem(entry, "leads out of the archive");
    }
    if (entry.getMethod() != ZipArchiveEntry.STORED || entry.getSize() < 0) {
      throw problem(entry, "is compressed, and PyTorch writes none that are; save it again");
    }
    folders.add(parts.get(0));
    hasCode |= parts.size() > 2 && parts.get(1).equals("code");
    hasData |= parts.size() == 2 && parts.get(1).equals("data.pkl");
  }

  private void requireProgram() {
    if (!hasData || folders.size() != 1) {
      throw new IllegalArgumentException(
          "expected a TorchScript archive, found another zip file; save one with torch.jit.save");
    }
    if (!hasCode) {
      throw new IllegalArgumentException(
          "expected a TorchScript archive, found weights without a program, as torch.save writes"
              + " them; make one with torch.jit.trace or torch.jit.script and torch.jit.save");
    }
  }

  private static IllegalArgumentException problem(ZipArchiveEntry entry, String problem) {
    return new IllegalArgumentException(
        "its entry '" + OneLine.of(entry.getName()) + "' " + problem);
  }
}
