package org.convmark.bench.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TelemetryTest {

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "knows where the log is on Linux")
  void aSessionDoesNotStartTheReporterThatOnnxRuntimeBrings() throws Exception {
    TestSessions.logits("onnxruntime", SmallNet.graph(), Workload.FORWARD, 1);
    // the reporter opens its log when it starts
    assertThat(Files.exists(Path.of("/tmp", "mat-debug-" + ProcessHandle.current().pid() + ".log")))
        .isFalse();
  }
}
