package org.convmark.bench.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.result.Workload;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingLeakTest {

  private static final int BATCH = 64;
  private static final int CALLS = 60;

  /** What a call leaves behind if it is not released: more than 10 MiB of activations. */
  private static final long ALLOWED_KIB = 150 * 1024L;

  @ParameterizedTest
  @EnumSource(
      value = Workload.class,
      names = {"BACKWARD", "TRAIN_STEP"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the resident set is read from /proc")
  void callsLeaveNothingBehind(Workload workload) throws Exception {
    Training training = Training.seeded(0.1f, TestSessions.SEED);
    try (Session session =
        TestSessions.open(
            "onnxruntime", SmallNet.training(0.3f, 0.4f), workload, BATCH, training)) {
      for (int i = 0; i < 5; i++) {
        TestSessions.call(session);
      }
      long before = residentKib();
      for (int i = 0; i < CALLS; i++) {
        TestSessions.call(session);
      }
      assertThat(residentKib() - before).isLessThan(ALLOWED_KIB);
    }
  }

  private static long residentKib() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
