package org.convmark.harness;

import static org.convmark.harness.DoctorCheck.Verdict.PROBLEM;
import static org.convmark.harness.DoctorCheck.Verdict.WARNING;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Environment;
import org.convmark.result.environment.Load;

/** What {@code doctor} says of the facts of a machine that change how fast it is. */
final class DoctorMachine {

  private static final String AREA = "machine";

  /** What the plan {@code quick} needs at batch 1; see "What it needs" in the README. */
  private static final double LEAST_MIB = 2560;

  private static final double LITTLE_SWAP_MIB = 64;
  private static final String LITTLE_MEMORY =
      "the plan quick needs 2.5 GiB: free some, or measure smaller networks with --model";

  private final Environment facts;

  private DoctorMachine(Environment facts) {
    this.facts = facts;
  }

  static List<DoctorCheck> checks(Environment facts) {
    DoctorMachine machine = new DoctorMachine(facts);
    return List.of(
        machine.system(),
        machine.governor(),
        machine.turbo(),
        machine.load(),
        machine.memory(),
        machine.swap(),
        machine.hugePages(),
        machine.cpuLimit(),
        machine.memoryLimit());
  }

  private DoctorCheck system() {
    DoctorCheck check =
        DoctorCheck.ok(AREA, "system", facts.get("os") + ", " + facts.get("architecture"));
    boolean native64 =
        System.getProperty("os.name").equals("Linux") && facts.get("architecture").equals("amd64");
    return native64
        ? check
        : check.but(
            PROBLEM,
            "pytorch and mxnet have native libraries for Linux on x86-64 only, and memory is"
                + " measured there only; measure with --engine onnxruntime");
  }

  private DoctorCheck governor() {
    String governor = facts.get("cpu_governor");
    if (governor.isEmpty()) {
      return DoctorCheck.unknown(
          AREA,
          "governor",
          "the kernel has no control of clocks, as in most virtual machines; judge by the noise");
    }
    DoctorCheck check = DoctorCheck.ok(AREA, "governor", governor);
    return governor.equals("performance")
        ? check
        : check.but(
            WARNING,
            "clocks follow the load, so short calls look slow: sudo cpupower frequency-set -g"
                + " performance");
  }

  private DoctorCheck turbo() {
    String turbo = facts.get("cpu_turbo");
    return turbo.isEmpty()
        ? DoctorCheck.unknown(AREA, "turbo", "the kernel does not tell, as in virtual machines")
        : DoctorCheck.ok(AREA, "turbo", turbo);
  }

  private DoctorCheck load() {
    Optional<Load> load = Load.of(facts);
    if (load.isEmpty()) {
      return DoctorCheck.unknown(AREA, Load.FACT, "the kernel does not tell");
    }
    DoctorCheck check = DoctorCheck.ok(AREA, Load.FACT, facts.get(Load.FACT));
    return !load.get().isBusy()
        ? check
        : check.but(
            WARNING,
            String.format(
                Locale.ROOT,
                "busy for %.0f processors: stop what else runs, or wait; its work is in every"
                    + " figure",
                load.get().processors()));
  }

  private DoctorCheck memory() {
    double mib = number("memory_available_mib");
    if (Double.isNaN(mib)) {
      return DoctorCheck.unknown(AREA, "memory_available_mib", "the system does not tell");
    }
    DoctorCheck check = DoctorCheck.ok(AREA, "memory_available_mib", Math.round(mib));
    return mib < LEAST_MIB ? check.but(WARNING, LITTLE_MEMORY) : check;
  }

  private DoctorCheck swap() {
    double mib = number("swap_used_mib");
    if (Double.isNaN(mib)) {
      return DoctorCheck.unknown(AREA, "swap_used_mib", "the kernel does not tell");
    }
    DoctorCheck check = DoctorCheck.ok(AREA, "swap_used_mib", Math.round(mib));
    return mib <= LITTLE_SWAP_MIB
        ? check
        : check.but(
            WARNING,
            "memory was short, and what is read back from disk stalls a call: free memory, then"
                + " sudo swapoff -a && sudo swapon -a");
  }

  /** No mode is better for all: runs that are compared should have the same. */
  private DoctorCheck hugePages() {
    String mode = facts.get("transparent_huge_pages");
    return mode.isEmpty()
        ? DoctorCheck.unknown(AREA, "transparent_huge_pages", "the kernel does not tell")
        : DoctorCheck.ok(AREA, "transparent_huge_pages", mode);
  }

  private DoctorCheck cpuLimit() {
    String limit = facts.get("container_cpu_limit_cores");
    if (limit.isEmpty()) {
      return DoctorCheck.ok(AREA, "container_cpu_limit_cores", "none");
    }
    DoctorCheck check = DoctorCheck.ok(AREA, "container_cpu_limit_cores", limit);
    return number("container_cpu_limit_cores") >= number("logical_cores")
        ? check
        : check.but(
            WARNING,
            "all threads are paused whenever the quota is used up: give the container whole"
                + " processors instead, such as docker run --cpuset-cpus=0-3, or measure with fewer"
                + " --threads than the limit");
  }

  private DoctorCheck memoryLimit() {
    String limit = facts.get("container_memory_limit_mib");
    if (limit.isEmpty()) {
      return DoctorCheck.ok(AREA, "container_memory_limit_mib", "none");
    }
    DoctorCheck check = DoctorCheck.ok(AREA, "container_memory_limit_mib", limit);
    return number("container_memory_limit_mib") < LEAST_MIB
        ? check.but(WARNING, LITTLE_MEMORY)
        : check;
  }

  /** NaN where the fact is not there. */
  private double number(String fact) {
    String value = facts.get(fact);
    return value.isEmpty() ? Double.NaN : Double.parseDouble(value);
  }
}
