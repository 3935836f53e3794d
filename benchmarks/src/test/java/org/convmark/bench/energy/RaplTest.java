package org.convmark.bench.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.result.Energy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaplTest {

  private static final long RANGE = 262_143_328_850L;

  @TempDir private Path folder;

  private Powercap kernel;

  @BeforeEach
  void show() throws IOException {
    kernel = new Powercap(folder);
    kernel.domain("intel-rapl:0", "package-0", RANGE).set("intel-rapl:0", 5_000_000);
  }

  @Test
  void packagesAreAddedUpAndNothingThatIsWithinOrAroundThem() throws Exception {
    kernel.domain("intel-rapl:1", "package-1", RANGE);
    kernel.domain("intel-rapl:0:0", "core", RANGE);
    kernel.domain("intel-rapl:2", "psys", RANGE);
    kernel.domain("intel-rapl-mmio:0", "package-0", RANGE);
    Rapl rapl = Rapl.open(folder);
    assertThat(rapl.covered()).isEqualTo("package-0, package-1");
    assertThat(rapl.source()).isEqualTo(Energy.Source.RAPL);
    assertThat(rapl.joules()).hasValue(0);
    kernel.set("intel-rapl:0", 7_500_000).set("intel-rapl:1", 500_000);
    kernel.set("intel-rapl:0:0", 9_000_000).set("intel-rapl:2", 9_000_000);
    kernel.set("intel-rapl-mmio:0", 9_000_000);
    assertThat(rapl.joules()).hasValue(3);
  }

  @Test
  void aCounterThatBeganAnewLosesNothing() throws Exception {
    kernel.set("intel-rapl:0", RANGE - 1_000_000);
    Rapl rapl = Rapl.open(folder);
    kernel.set("intel-rapl:0", 2_000_000);
    assertThat(rapl.joules()).hasValue(3);
    kernel.set("intel-rapl:0", 2_500_000);
    assertThat(rapl.joules()).hasValue(3.5);
    kernel.set("intel-rapl:0", 0);
    assertThat(rapl.joules().orElseThrow()).isBetween(RANGE * 1e-6, RANGE * 1e-6 + 1.001);
  }

  /** Who runs the test may be root, to whom no file is denied. */
  @Test
  void aCounterThatIsNotForThisUserSaysWhatToDo() {
    assertThat(Rapl.unreadable(new AccessDeniedException("energy_uj")))
        .hasMessage("the RAPL counters are not readable by this user")
        .matches(
            e -> e.remedy().orElseThrow().equals("sudo chmod a+r /sys/class/powercap/*/energy_uj"));
  }

  @Test
  void aCounterThatIsBrokenSaysSoAndNothingOfRights() throws IOException {
    Files.writeString(folder.resolve("intel-rapl:0/energy_uj"), "-1");
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> Rapl.open(folder))
        .withMessageStartingWith("the RAPL counters cannot be read: ")
        .withMessageEndingWith("energy_uj: expected a count of microjoules, found '-1'")
        .matches(e -> e.remedy().isEmpty());
  }

  @Test
  void aCounterThatIsGoneTellsNothing() throws Exception {
    Rapl rapl = Rapl.open(folder);
    Files.delete(folder.resolve("intel-rapl:0/energy_uj"));
    assertThat(rapl.joules()).isEmpty();
  }

  @Test
  void aMachineWithoutCountersSaysSo() {
    for (String absent : new String[] {"none", "intel-rapl:0"}) {
      assertThatExceptionOfType(EnergyException.class)
          .isThrownBy(() -> Rapl.open(folder.resolve(absent)))
          .withMessage(
              "the kernel shows no RAPL counters, as in most virtual machines and containers")
          .matches(e -> e.remedy().isEmpty());
    }
  }
}
