package org.convmark.result.environment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What Linux tells under /proc and /sys; on another system every fact is empty. */
final class LinuxFacts {

  private static final String CPUS = "sys/devices/system/cpu";
  private static final double KIB_PER_MIB = 1024;

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
    facts.put("swap_used_mib", swapUsedMib());
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

  /** Since boot. */
  private String stealPercent() {
    return CpuTicks.now(files)
        .map(ticks -> String.format(Locale.ROOT, "%.3f", ticks.stealPercent()))
        .orElse("");
  }

  private String swapUsedMib() {
    double used = (kibibytes("SwapTotal") - kibibytes("SwapFree")) / KIB_PER_MIB;
    return Double.isNaN(used) ? "" : String.format(Locale.ROOT, "%.0f", used);
  }

  private double kibibytes(String key) {
    return Numbers.parse(files.value("proc/meminfo", key, ":").replace("kB", "").strip());
  }

  private String osRelease() {
    return files.value("etc/os-release", "PRETTY_NAME", "=").replace("\"", "");
  }
}
