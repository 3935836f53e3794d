package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProbeTest {

  private static final Engine ENGINE = Engines.of("onnxruntime");

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not tell what is loaded")
  void anEngineTellsWhichFilesItsLibrariesWereLoadedFrom() throws Exception {
    Probe.Availability availability = Probe.once(ENGINE, Device.CPU);

    assertThat(availability.libraries())
        .extracting(Path::getFileName)
        .contains(Path.of("libonnxruntime.so"));
  }

  @Test
  void aLibraryIsTracedToTheJarThatHoldsIt() throws Exception {
    assertThat(EngineJars.holding(ENGINE, Path.of("/x/libonnxruntime.so")).orElseThrow())
        .startsWith("onnxruntime");
    assertThat(
            EngineJars.holding(Engines.of("pytorch"), Path.of("/x/0.1-libdjl_torch.so"))
                .orElseThrow())
        .startsWith("pytorch-jni");
    assertThat(EngineJars.holding(ENGINE, Path.of("/x/libtorch.so"))).isEmpty();
  }

  @Test
  void aWorkspaceTakesItsLogWithIt() throws Exception {
    Workspace workspace = new Workspace();
    workspace.appendToLog("heading", workspace.file("nothing"));
    assertThat(workspace.log()).exists();
    workspace.close();
    assertThat(Files.exists(workspace.log().getParent())).isFalse();
  }
}
