package org.convmark.result.environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Linux tells under /proc and /sys; on another system every fact is empty. */
final class LinuxFacts {

  private static final String CPUS = "sys/devices/system/cpu";
  private static final int STEAL_FIELD = 7;

  private final SystemFiles files;

  LinuxFacts(SystemFiles files) {
    this.files = files;
  }

  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cpu_flags", cpuFlags());
    facts.put("cpu_microcode", files.value("proc/cpuinfo", "microcode", ":"));
    facts.put("cpu_governor", governors());
    facts.put("cpu_turbo", turbo());
    facts.put("cpu_smt", onOff(files.line(CPUS + "/smt/active"), "1"));
    facts.put("cpus_allowed", files.value("proc/self/status", "Cpus_allowed_list", ":"));
    facts.put("numa_nodes", numaNodes());
    facts.put("transparent_huge_pages", hugePages());
    facts.put("load_average_1m", files.line("proc/loadavg").split(" ", -1)[0]);
    facts.put("cpu_steal_percent", stealPercent());
    Cgroup cgroup = new Cgroup(files);
    facts.put("container_cpu_limit_cores", cgroup.cpuLimitCores());
    facts.put("container_memory_limit_mib", cgroup.memoryLimitMib());
    facts.put("os", osRelease());
    return facts;
  }

  private String cpuFlags() {
    String x86 = files.value("proc/cpuinfo", "flags", ":");
    return x86.isEmpty() ? files.value("proc/cpuinfo", "Features", ":") : x86;
  }

  private String governors() {
    return files.names(CPUS, "cpu[0-9]*").stream()
        .map(cpu -> files.line(CPUS + "/" + cpu + "/cpufreq/scaling_governor"))
        .filter(governor -> !governor.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private String turbo() {
    String intel = onOff(files.line(CPUS + "/intel_pstate/no_turbo"), "0");
    return intel.isEmpty() ? onOff(files.line(CPUS + "/cpufreq/boost"), "1") : intel;
  }

  private static String onOff(String value, String on) {
    return value.isEmpty() ? "" : value.equals(on) ? "on" : "off";
  }

  private String numaNodes() {
    int nodes = files.names("sys/devices/system/node", "node[0-9]*").size();
    return nodes == 0 ? "" : Integer.toString(nodes);
  }

  /** The file lists every mode and has the chosen one in brackets. */
  private String hugePages() {
    String modes = files.line("sys/kernel/mm/transparent_hugepage/enabled");
    int open = modes.indexOf('[');
    int close = modes.indexOf(']');
    return open >= 0 && close > open ? modes.substring(open + 1, close) : "";
  }

  /** Since boot; the guest times after {@code steal} are in the user times already (proc(5)). */
  private String stealPercent() {
    List<Double> ticks =
        Stream.of(files.value("proc/stat", "cpu", " ").split("\\s+", -1))
            .limit(STEAL_FIELD + 1)
            .map(Numbers::parse)
            .toList();
    double total = ticks.stream().mapToDouble(Double::doubleValue).sum();
    // A word that is no number is NaN, and so is the sum then.
    return ticks.size() > STEAL_FIELD && total > 0
        ? String.format(Locale.ROOT, "%.3f", 100 * ticks.get(STEAL_FIELD) / total)
        : "";
  }

  private String osRelease() {
    return files.value("etc/os-release", "PRETTY_NAME", "=").replace("\"", "");
  }
}
