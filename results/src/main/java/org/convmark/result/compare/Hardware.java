package org.convmark.result.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;

/**
 * What measured a row, as far as its run tells: the fingerprint and what goes into it.
 *
 * @param id that two measurements must share to be comparable
 * @param facts that explain it, by their keys in {@code environment.csv}; may be empty
 */
record Hardware(String id, Map<String, String> facts) {

  private static final double MIB_PER_GIB = 1024;
  private static final String CPU = "cpu";

  static Hardware of(Environment environment, Measurement row) {
    Map<String, String> facts = new LinkedHashMap<>();
    String device = row.cell().device();
    boolean isCpu = device.equals(CPU);
    facts.put("cpu_model", isCpu ? row.provenance().deviceName() : environment.get("cpu_model"));
    facts.put("physical_cores", environment.get("physical_cores"));
    facts.put("logical_cores", environment.get("logical_cores"));
    facts.put("memory_gib", gib(environment.get("memory_total_mib")));
    if (!isCpu) {
      facts.put("gpu", row.provenance().deviceName());
      facts.put("gpu_memory_gib", gib(environment.get(device + " memory_total_mib")));
    }
    facts.values().removeIf(String::isEmpty);
    return new Hardware(row.provenance().machineId(), facts);
  }

  /** Rounded as the fingerprint rounds it. */
  private static String gib(String mib) {
    return mib.matches("[0-9]{1,15}")
        ? String.valueOf(Math.round(Long.parseLong(mib) / MIB_PER_GIB))
        : "";
  }
}
