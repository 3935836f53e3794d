package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.fork.MapsMain;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkIsolationTest {

  private static final Map<String, String> LIBRARY =
      Map.of("onnxruntime", "libonnxruntime", "pytorch", "libtorch", "mxnet", "libmxnet");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "pytorch", "mxnet"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc/self/maps")
  void aForkMapsItsOwnEnginesLibraryAndNoOther(String engine) throws Exception {
    Path maps = folder.resolve("maps");
    List<String> command =
        List.of(
            ForkJvm.java().toString(),
            "-cp",
            EngineClassPath.jar(Engines.of(engine), folder).toString(),
            MapsMain.class.getName(),
            engine,
            maps.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    String mapped = Files.readString(maps);
    LIBRARY.forEach(
        (name, library) -> {
          if (name.equals(engine)) {
            assertThat(mapped).contains(library);
          } else {
            assertThat(mapped).doesNotContain(library);
          }
        });
  }
}
