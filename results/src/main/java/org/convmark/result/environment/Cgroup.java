package org.convmark.result.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * The limits of a container or service, version 2 or 1; the tightest of a group and its parents.
 */
final class Cgroup {

  private static final double MIB = 1L << 20;
  private static final double NO_LIMIT_MIB = 1L << 40;
  private static final String TOP = "sys/fs/cgroup";

  private final SystemFiles files;

  Cgroup(SystemFiles files) {
    this.files = files;
  }

  /** Empty where there is no limit. */
  String cpuLimitCores() {
    double cores = Math.min(tightest("", this::coresV2), tightest("cpu", this::coresV1));
    return Double.isInfinite(cores) ? "" : String.format(Locale.ROOT, "%.3f", cores);
  }

  /** Empty where there is no limit. */
  String memoryLimitMib() {
    double mib =
        Math.min(
            tightest("", folder -> mib(folder + "/memory.max")),
            tightest("memory", folder -> mib(folder + "/memory.limit_in_bytes")));
    return mib >= NO_LIMIT_MIB ? "" : String.format(Locale.ROOT, "%.0f", Math.floor(mib));
  }

  /** What may still be taken; infinite where there is no limit. */
  double freeMib() {
    return Math.min(
        tightest(
            "",
            folder ->
                free(
                    folder,
                    "/memory.max",
                    "/memory.current",
                    List.of("inactive_file", "active_file"))),
        tightest(
            "memory",
            folder ->
                free(
                    folder,
                    "/memory.limit_in_bytes",
                    "/memory.usage_in_bytes",
                    List.of("total_inactive_file", "total_active_file"))));
  }

  /** Pages of files count as used, but are given up when memory is short. */
  private double free(String folder, String limit, String use, List<String> reclaimable) {
    double most = mib(folder + limit);
    double used = Numbers.parse(files.line(folder + use)) / MIB;
    double cached =
        reclaimable.stream()
            .mapToDouble(key -> Numbers.parse(files.value(folder + "/memory.stat", key, " ")) / MIB)
            .filter(Double::isFinite)
            .sum();
    if (most >= NO_LIMIT_MIB || Double.isNaN(used)) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.max(0, most - used + (Double.isNaN(cached) ? 0 : cached));
  }

  /** Processes of the group that the kernel has killed for memory; empty where it does not tell. */
  OptionalLong kills() {
    List<OptionalLong> counts = new ArrayList<>();
    folders("").forEach(folder -> counts.add(count(folder + "/memory.events", "oom_kill")));
    folders("memory")
        .forEach(folder -> counts.add(count(folder + "/memory.oom_control", "oom_kill")));
    return counts.stream().filter(OptionalLong::isPresent).findFirst().orElse(OptionalLong.empty());
  }

  /** How often the group or a parent of it ran into its limit. */
  long limitHits() {
    long v2 =
        folders("").stream()
            .mapToLong(folder -> count(folder + "/memory.events", "oom").orElse(0))
            .sum();
    long v1 =
        folders("memory").stream()
            .mapToLong(folder -> whole(files.line(folder + "/memory.failcnt")).orElse(0))
            .sum();
    return v2 + v1;
  }

  private OptionalLong count(String file, String key) {
    return whole(files.value(file, key, " "));
  }

  static OptionalLong whole(String text) {
    double number = Numbers.parse(text);
    return Double.isNaN(number) ? OptionalLong.empty() : OptionalLong.of((long) number);
  }

  private double coresV2(String folder) {
    String[] quotaAndPeriod = files.line(folder + "/cpu.max").split(" ", -1);
    return quotaAndPeriod.length < 2
        ? Double.POSITIVE_INFINITY
        : limit(Numbers.parse(quotaAndPeriod[0]) / Numbers.parse(quotaAndPeriod[1]));
  }

  private double coresV1(String folder) {
    return limit(
        Numbers.parse(files.line(folder + "/cpu.cfs_quota_us"))
            / Numbers.parse(files.line(folder + "/cpu.cfs_period_us")));
  }

  private double mib(String file) {
    return limit(Numbers.parse(files.line(file)) / MIB);
  }

  /** Words such as {@code max}, missing files and version 1's quota of -1 are no limit. */
  private static double limit(double value) {
    return value > 0 ? value : Double.POSITIVE_INFINITY;
  }

  private double tightest(String controller, ToDoubleFunction<String> limit) {
    return folders(controller).stream().mapToDouble(limit).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** The group of this process and its parents. A container may see only its top as its own. */
  private List<String> folders(String controller) {
    String top = controller.isEmpty() ? TOP : TOP + "/" + controller;
    List<String> folders = new ArrayList<>();
    String group = group(controller);
    while (!group.isEmpty()) {
      folders.add(top + group);
      group = group.substring(0, group.lastIndexOf('/'));
    }
    folders.add(top);
    return folders;
  }

  /** From lines {@code number:controllers:/path}; version 2 has no controllers there. */
  private String group(String controller) {
    return files.lines("proc/self/cgroup").stream()
        .map(line -> line.split(":", 3))
        .filter(fields -> fields.length == 3 && fields[2].startsWith("/"))
        .filter(fields -> List.of(fields[1].split(",", -1)).contains(controller))
        .map(fields -> fields[2].equals("/") ? "" : fields[2])
        .findFirst()
        .orElse("");
  }
}
