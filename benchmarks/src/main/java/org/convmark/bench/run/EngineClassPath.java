package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;

/**
 * The class path of a fork: this process's own without the artifacts of other engines. It is handed
 * over as a jar that holds nothing but the path, since ONNX Runtime 1.29 crashes in a process whose
 * command line is longer than about 4,000 characters.
 */
final class EngineClassPath {

  private static final String SEPARATOR = System.getProperty("path.separator");

  private EngineClassPath() {}

  /** Writes the jar for an engine into {@code folder} and returns it. */
  static Path jar(Engine engine, Path folder) throws IOException {
    Path jar = folder.resolve("class-path-" + engine.name() + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            of(engine).stream()
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  /** The entries that an engine's fork may see. */
  static List<String> of(Engine engine) {
    List<String> foreign =
        Engines.all().stream()
            .flatMap(other -> other.artifacts().stream())
            .filter(artifact -> !engine.artifacts().contains(artifact))
            .distinct()
            .toList();
    return without(System.getProperty("java.class.path"), foreign);
  }

  /** The entries that are the engine's own. */
  static List<String> artifacts(Engine engine) {
    return of(engine).stream()
        .filter(entry -> engine.artifacts().stream().anyMatch(own -> isJarOf(entry, own)))
        .toList();
  }

  static List<String> without(String classPath, List<String> artifacts) {
    return Arrays.stream(classPath.split(SEPARATOR))
        .filter(entry -> artifacts.stream().noneMatch(artifact -> isJarOf(entry, artifact)))
        .toList();
  }

  private static boolean isJarOf(String entry, String artifact) {
    Path name = Path.of(entry).getFileName();
    String words = Pattern.quote(artifact).replace("#", "\\E\\d+\\Q");
    return name != null && name.toString().matches(words + "-\\d.*\\.jar");
  }
}
