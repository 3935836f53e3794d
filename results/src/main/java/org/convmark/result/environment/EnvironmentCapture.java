package org.convmark.result.environment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.result.Environment;
import org.convmark.result.Machine;

/**
 * The facts of this machine and this virtual machine that could explain a number. What the machine
 * does not tell is empty. Needs no privileges, and records no host or user name.
 */
public final class EnvironmentCapture {

  private final LinuxFacts linux;

  public EnvironmentCapture() {
    this(new SystemFiles(Path.of("/")));
  }

  EnvironmentCapture(SystemFiles files) {
    linux = new LinuxFacts(files);
  }

  /** The fingerprint of the hardware; its cores and memory are 0 where the machine is silent. */
  public Machine machine() {
    return Hardware.ofThisMachine().machine();
  }

  /** The facts as of now; sizes in MiB, shares in percent, limits of processors in cores. */
  public Environment capture() {
    Hardware hardware = Hardware.ofThisMachine();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cpu_model", hardware.machine().cpuModel());
    facts.put("physical_cores", positive(hardware.machine().physicalCores()));
    facts.put("logical_cores", positive(hardware.machine().logicalCores()));
    facts.put("memory_total_mib", hardware.memoryTotalMib());
    facts.put("memory_available_mib", hardware.memoryAvailableMib());
    facts.putAll(linux.facts());
    facts.computeIfPresent("os", (key, os) -> os.isEmpty() ? System.getProperty("os.name") : os);
    facts.putAll(JvmFacts.facts());
    return new Environment(facts);
  }

  private static String positive(int count) {
    return count > 0 ? Integer.toString(count) : "";
  }
}
