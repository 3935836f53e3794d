package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convmark.harness.DoctorCheck.Verdict.OK;
import static org.convmark.harness.DoctorCheck.Verdict.PROBLEM;
import static org.convmark.harness.DoctorCheck.Verdict.UNKNOWN;
import static org.convmark.harness.DoctorCheck.Verdict.WARNING;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.convmark.bench.energy.Rapl;
import org.convmark.bench.engine.Device;
import org.convmark.bench.nvml.NvmlException;
import org.convmark.bench.nvml.ThrottleReasons;
import org.convmark.result.Environment;
import org.convmark.result.environment.Neighbours;
import org.convmark.result.environment.Noise;
import org.convmark.result.environment.Repetitions;
import org.convmark.result.environment.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorChecksTest {

  private static final Repetitions EVEN = new Repetitions(1, 1e-4, 0.05, 0.05, 0.01);
  private static final Neighbours NOBODY = new Neighbours(OptionalDouble.of(1), List.of());
  private static final Timer CLOCK = new Timer(20, 25);

  @ParameterizedTest
  @CsvSource({
    "cpu_governor, performance, governor, OK",
    "cpu_governor, performance powersave, governor, WARNING",
    "cpu_governor, , governor, UNKNOWN",
    "load_average_1m, 1.99, load_average_1m, OK",
    "load_average_1m, 2.00, load_average_1m, WARNING",
    "memory_available_mib, 2560, memory_available_mib, OK",
    "memory_available_mib, 2559, memory_available_mib, WARNING",
    "swap_used_mib, 64, swap_used_mib, OK",
    "swap_used_mib, 65, swap_used_mib, WARNING",
    "container_cpu_limit_cores, 4.000, container_cpu_limit_cores, OK",
    "container_cpu_limit_cores, 3.500, container_cpu_limit_cores, WARNING",
    "container_memory_limit_mib, 512, container_memory_limit_mib, WARNING",
    "container_memory_limit_mib, , container_memory_limit_mib, OK",
  })
  void aFactOfTheMachineHasItsVerdict(
      String fact, String value, String check, DoctorCheck.Verdict verdict) {
    Environment facts =
        new Environment(Map.of("logical_cores", "4"))
            .with(Map.of(fact, value == null ? "" : value));

    DoctorCheck found = named(DoctorMachine.checks(facts), check);

    assertThat(found.verdict()).isEqualTo(verdict);
    assertThat(found.advice().isEmpty()).isEqualTo(verdict == OK);
    assertThat(found.value().isEmpty()).isEqualTo(verdict == UNKNOWN);
  }

  @Test
  void aQuietMachineIsCalledSo() {
    List<DoctorCheck> checks = DoctorNoise.checks(NOBODY, CLOCK, new Noise(EVEN, EVEN));

    assertThat(checks).allMatch(check -> check.verdict() == OK);
    assertThat(named(checks, "verdict").value()).isEqualTo("quiet enough to measure");
    assertThat(named(checks, "one_thread_median_ms").value()).isEqualTo("0.1000");
  }

  @Test
  void everyKindOfNoiseIsNamed() {
    Neighbours busy =
        new Neighbours(OptionalDouble.of(1.5), List.of(new Neighbours.Busy("make", 0.11)));
    Repetitions uneven = new Repetitions(4, 1e-4, 0.06, 0.06, 0.02);

    List<DoctorCheck> checks =
        DoctorNoise.checks(busy, new Timer(2000, 2000), new Noise(EVEN, uneven));

    assertThat(checks)
        .filteredOn(check -> check.verdict() == WARNING)
        .extracting(DoctorCheck::name)
        .containsExactly(
            "steal_percent",
            "other_programs_cores",
            "timer_resolution_ns",
            "timer_cost_ns",
            "all_threads_variation_percent",
            "all_threads_slow_percent",
            "all_threads_longest_stall_ms",
            "verdict");
    assertThat(named(checks, "other_programs_cores").value()).isEqualTo("make 0.11");
  }

  @Test
  void aFolderThatIsAFileOrTooSmallIsToldWithAnother(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    DoctorCheck inFile = DoctorStorage.folder("x", file.resolve("a/b"), 1, "take another");
    DoctorCheck full = DoctorStorage.folder("x", folder.resolve("a/b"), 1e12, "take another");

    assertThat(inFile.verdict()).isEqualTo(PROBLEM);
    assertThat(inFile.advice()).contains(file.toString(), "take another");
    assertThat(full.verdict()).isEqualTo(WARNING);
    assertThat(full.advice()).contains("take another");
    assertThat(DoctorStorage.folder("x", folder.resolve("a/b"), 0, "").verdict()).isEqualTo(OK);
  }

  @Test
  void aGpuWithoutDriverIsAProblemAndNoGpuIsNone() {
    NvmlException reason = new NvmlException("no NVIDIA driver is here");

    assertThat(DoctorGpus.withoutDriver(reason, false).verdict()).isEqualTo(OK);
    assertThat(DoctorGpus.withoutDriver(reason, true).advice()).contains("-Pcuda");
    assertThat(DoctorGpus.programs("cuda:0", List.of()).verdict()).isEqualTo(OK);
    assertThat(DoctorGpus.programs("cuda:0", List.of("python3")).value()).isEqualTo("python3");
    assertThat(DoctorGpus.throttle("cuda:0", new ThrottleReasons(1)).verdict()).isEqualTo(OK);
    assertThat(DoctorGpus.throttle("cuda:0", new ThrottleReasons(0x21)).verdict())
        .isEqualTo(WARNING);
  }

  @Test
  void energyThatIsNotForThisUserIsAProblemWithTheCommandThatMendsIt() {
    DoctorCheck check =
        DoctorEnergy.without(Device.CPU, Rapl.unreadable(new AccessDeniedException("energy_uj")));
    assertThat(check.verdict()).isEqualTo(PROBLEM);
    assertThat(check.advice()).contains("sudo chmod a+r /sys/class/powercap/*/energy_uj");
  }

  @Test
  void energyIsReadyOrSaysWhyNotAndWhatToDo(@TempDir Path folder) throws IOException {
    System.setProperty(Rapl.FOLDER, folder.toString());
    try {
      assertThat(energy().verdict()).isEqualTo(UNKNOWN);
      assertThat(energy().advice()).contains("no RAPL counters", "cells have no energy");
      Path domain = Files.createDirectory(folder.resolve("intel-rapl:0"));
      Files.writeString(domain.resolve("name"), "package-0");
      Files.writeString(domain.resolve("max_energy_range_uj"), "1000000");
      assertThat(energy().verdict()).as("a counter is missing").isEqualTo(UNKNOWN);
      assertThat(energy().advice()).contains("RAPL counters cannot be read").doesNotContain("sudo");
      Files.writeString(domain.resolve("energy_uj"), "1000");
      assertThat(energy()).isEqualTo(DoctorCheck.ok("energy", "cpu", "rapl: package-0"));
    } finally {
      System.clearProperty(Rapl.FOLDER);
    }
  }

  private static DoctorCheck energy() {
    return DoctorEnergy.checks(List.of(Device.CPU)).get(0);
  }

  private static DoctorCheck named(List<DoctorCheck> checks, String name) {
    return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
  }
}
