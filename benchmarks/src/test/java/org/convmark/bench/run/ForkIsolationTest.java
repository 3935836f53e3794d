package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.model.arch.Architectures;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkIsolationTest {

  private static final Map<String, String> LIBRARY =
      Map.of(
          "onnxruntime", "libonnxruntime",
          "pytorch", "libtorch",
          "pytorch-script", "libtorch",
          "mxnet", "libmxnet",
          "mxnet-symbol", "libmxnet");

  private static final long SEED = 1;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "pytorch-script", "mxnet", "mxnet-symbol"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads the maps of the fork in /proc")
  void aMeasuringForkMapsItsOwnEnginesLibraryAndNoOther(String engine) throws Exception {
    CompletableFuture<ForkResult> fork = CompletableFuture.supplyAsync(() -> measure(engine));
    Set<String> mapped = new HashSet<>();
    Set<String> classPath = new HashSet<>();
    while (!fork.isDone()) {
      ProcessHandle.current()
          .descendants()
          .forEach(process -> look(process.pid(), mapped, classPath));
      Thread.sleep(20);
    }
    assertThat(fork.get().report().outcome().status())
        .as(fork.get().report().outcome().message())
        .isEqualTo(Status.OK);
    assertThat(mapped).containsExactly(LIBRARY.get(engine));
    Engines.all().stream()
        .flatMap(other -> other.artifacts().stream())
        .forEach(
            artifact ->
                assertThat(holds(classPath, artifact))
                    .as(artifact)
                    .isEqualTo(
                        Engines.of(engine).artifacts().contains(artifact)
                            && holds(ownClassPath(), artifact)));
  }

  private static boolean holds(Set<String> jars, String artifact) {
    String name = artifact.replace("#", "\\d+");
    return jars.stream().anyMatch(jar -> jar.matches(name + "-\\d.*"));
  }

  /** That of this build, which has no artifacts for GPUs unless it was asked for them. */
  private static Set<String> ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString())
        .collect(Collectors.toSet());
  }

  /** Looks into a fork of JMH's; other children may still be copies of this process. */
  private static void look(long pid, Set<String> mapped, Set<String> classPath) {
    Path process = Path.of("/proc", String.valueOf(pid));
    try {
      List<String> command =
          List.of(Files.readString(process.resolve("cmdline")).split("\u0000", -1));
      if (command.contains("org.openjdk.jmh.runner.ForkedMain")) {
        String maps = Files.readString(process.resolve("maps"));
        LIBRARY.values().stream().filter(maps::contains).forEach(mapped::add);
        addClassPath(command.get(command.indexOf("-cp") + 1), classPath);
      }
    } catch (IOException e) {
      // the process has ended between being listed and being read
    }
  }

  /** The class path of a fork is one jar whose manifest names all others. */
  private static void addClassPath(String file, Set<String> names) throws IOException {
    try (JarFile jar = new JarFile(file)) {
      String entries = jar.getManifest().getMainAttributes().getValue("Class-Path");
      for (String entry : entries.split(" ", -1)) {
        names.add(entry.substring(entry.lastIndexOf('/') + 1));
      }
    }
  }

  private ForkResult measure(String engine) {
    try (Workspace workspace = new Workspace(folder.resolve("log.txt"))) {
      var model = Architectures.variant("googlenet");
      Path onnx = OnnxExport.of(model, SEED).to(folder.resolve("net.onnx")).file();
      Cell cell =
          new Cell(
              model.fullName(), engine, "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 1));
      ForkSpec spec =
          new ForkSpec(
              cell,
              ForkSpec.Common.of(SEED),
              onnx.toString(),
              workspace.file("report.json").toString(),
              "");
      return new JmhFork(workspace).run(spec, 20, Duration.ofMinutes(2));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
