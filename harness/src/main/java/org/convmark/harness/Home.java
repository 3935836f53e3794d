package org.convmark.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folders that commands read and write unless told otherwise: those of the project. */
final class Home {

  private Home() {}

  /** The checkout that this program was built in, or the current folder if it was moved away. */
  static Path root() {
    String set = System.getProperty("convmark.root");
    if (set != null) {
      return Path.of(set);
    }
    String app = System.getProperty("convmark.app");
    Path folder = app == null ? null : Path.of(app).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("models-onnx"))) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("").toAbsolutePath() : folder;
  }

  static Path runs() {
    return root().resolve("results").resolve("runs");
  }

  static Path baselines() {
    return root().resolve("results").resolve("baselines");
  }

  static Path reports() {
    return root().resolve("reports").resolve("out");
  }

  static Path exports() {
    return root().resolve("models-onnx").resolve("exported");
  }
}
