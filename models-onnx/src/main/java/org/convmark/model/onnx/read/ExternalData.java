package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds files of weights to the model's own folder. */
final class ExternalData {

  private final Path folder;

  /** The folder of a model that exists. */
  ExternalData(Path model) throws IOException {
    folder = model.toAbsolutePath().getParent().toRealPath();
  }

  /** Whether a tensor's values lie in the folder, all of them. */
  void check(StoredTensor tensor) throws IOException {
    requireEachOnce(tensor);
    String location = entry(tensor, "location");
    Path data = folder.resolve(relative(tensor, location));
    if (!Files.exists(data)) {
      throw tensor.problem(
          String.format(
              Locale.ROOT,
              "its values are in '%s', which is not beside the model; put it there",
              OneLine.of(location)));
    }
    if (!data.toRealPath().startsWith(folder)) {
      throw outside(tensor, location);
    }
    if (!Files.isRegularFile(data)) {
      throw tensor.problem(
          String.format(
              Locale.ROOT, "expected a file of values, found '%s'", OneLine.of(location)));
    }
    requireLength(tensor, data, location);
  }

  /** Of a key that stands twice, runtimes differ in which one they take. */
  private static void requireEachOnce(StoredTensor tensor) {
    Set<String> keys = new HashSet<>();
    for (StringStringEntryProto entry : tensor.header().getExternalDataList()) {
      if (!keys.add(entry.getKey())) {
        throw tensor.problem(
            String.format(
                Locale.ROOT,
                "expected one %s of its values, found two; export it again",
                OneLine.of(entry.getKey())));
      }
    }
  }

  private static Path relative(StoredTensor tensor, String location) {
    // an asterisk is no file to some runtimes, but the address of memory
    if (location.isBlank() || location.contains("*")) {
      throw tensor.problem(
          "expected the name of a file of values, found '" + OneLine.of(location) + "'");
    }
    try {
      Path path = Path.of(location);
      // the way up may lead through a link, so that its end is not what it seems
      if (path.isAbsolute() || List.of(location.split("[/\\\\]", -1)).contains("..")) {
        throw outside(tensor, location);
      }
      return path;
    } catch (InvalidPathException e) {
      throw tensor.problem("its file of values has no valid name: " + OneLine.of(location));
    }
  }

  private static void requireLength(StoredTensor tensor, Path data, String location)
      throws IOException {
    long needed = tensor.bytes().orElse(0);
    long offset = number(tensor, "offset", 0);
    long length = number(tensor, "length", needed);
    if (length != needed) {
      throw tensor.problem(
          String.format(
              Locale.ROOT,
              "expected %d bytes of values for its dimensions, found %d in its entry",
              needed,
              length));
    }
    if (offset > Files.size(data) - needed) {
      throw tensor.problem(
          String.format(
              Locale.ROOT,
              "expected %d bytes at %d of '%s', found a file of %d; copy it again",
              needed,
              offset,
              OneLine.of(location),
              Files.size(data)));
    }
  }

  private static long number(StoredTensor tensor, String key, long fallback) {
    String text = entry(tensor, key);
    if (text.isEmpty()) {
      return fallback;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw tensor.problem(
          String.format(
              Locale.ROOT,
              "expected a number as %s of its values, found '%s'",
              key,
              OneLine.of(text)));
    }
    return Long.parseLong(text);
  }

  private static String entry(StoredTensor tensor, String key) {
    return tensor.header().getExternalDataList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst()
        .orElse("");
  }

  private static IllegalArgumentException outside(StoredTensor tensor, String location) {
    return tensor.problem(
        String.format(
            Locale.ROOT,
            "its values are in '%s', outside the model's folder; nothing there is read, put a copy"
                + " beside the model and name that",
            OneLine.of(location)));
  }
}
