package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.convmark.bench.engine.Engine;

/** The jars that bring an engine. */
public final class EngineJars {

  private EngineJars() {}

  /**
   * The name of the jar that a native library was unpacked from; empty if it is from elsewhere. DJL
   * puts its version before the names of files that it unpacks.
   *
   * @throws IOException if a jar of the class path can't be read
   */
  public static Optional<String> holding(Engine engine, Path library) throws IOException {
    String name = String.valueOf(library.getFileName());
    for (String entry : EngineClassPath.artifacts(engine)) {
      try (ZipFile jar = new ZipFile(entry)) {
        if (jar.stream().anyMatch(file -> isNamed(file.getName(), name))) {
          return Optional.of(String.valueOf(Path.of(entry).getFileName()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(String path, String library) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return !name.isEmpty() && (library.equals(name) || library.endsWith("-" + name));
  }
}
