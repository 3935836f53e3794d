package org.convmark.result.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convmark.result.Environment;
import org.convmark.result.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentCaptureTest {

  @Test
  void thisMachineTellsWhatEveryMachineTells() {
    Environment environment = new EnvironmentCapture().capture();

    for (String key :
        List.of(
            "cpu_model",
            "physical_cores",
            "logical_cores",
            "memory_total_mib",
            "memory_available_mib",
            "os",
            "kernel",
            "architecture",
            "jdk_version",
            "jdk_vendor",
            "jvm_name",
            "jvm_processors",
            "locale",
            "timezone")) {
      assertThat(environment.get(key)).as(key).isNotBlank();
    }
    assertThat(environment.facts().keySet()).noneMatch(key -> key.contains("host"));
    assertThat(environment.facts().values()).doesNotContainNull();
  }

  @Test
  void theFingerprintIsStable() {
    Machine machine = new EnvironmentCapture().machine();

    assertThat(machine).isEqualTo(new EnvironmentCapture().machine());
    assertThat(machine.logicalCores()).isGreaterThanOrEqualTo(machine.physicalCores());
    assertThat(machine.physicalCores()).isPositive();
    assertThat(machine.memoryGib()).isPositive();
    assertThat(machine.id()).matches("m[0-9a-f]{10}");
  }

  @Test
  void numbersAreTheSameInEveryLocale(@TempDir Path empty) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Environment environment = new EnvironmentCapture(new SystemFiles(empty)).capture();
      assertThat(environment.get("memory_total_mib")).matches("[0-9]+");
      assertThat(environment.get("logical_cores")).matches("[0-9]+");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aSystemWithoutKernelFilesIsNamedByTheVirtualMachine(@TempDir Path empty) {
    Environment environment = new EnvironmentCapture(new SystemFiles(empty)).capture();

    assertThat(environment.get("os")).isEqualTo(System.getProperty("os.name"));
    assertThat(environment.get("cpu_governor")).isEmpty();
  }
}
