package org.convmark.result.environment;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The host's memory as Linux tells of it at this moment; elsewhere nothing is known. */
public final class HostMemory {

  private static final double KIB_PER_MIB = 1024;

  private final SystemFiles files;
  private final Cgroup group;

  private HostMemory(Path root) {
    this.files = new SystemFiles(root);
    this.group = new Cgroup(files);
  }

  /** That of the machine and container that this process runs in. */
  public static HostMemory here() {
    return at(Path.of("/"));
  }

  /**
   * As told by files of another place.
   *
   * @param root what has {@code proc} and {@code sys}
   */
  public static HostMemory at(Path root) {
    return new HostMemory(root);
  }

  /**
   * MiB that can be taken without swapping: what the kernel has available, and no more than the
   * container's limit leaves.
   */
  public OptionalDouble freeMib() {
    double available =
        Numbers.parse(files.value("proc/meminfo", "MemAvailable", ":").replace("kB", "").strip())
            / KIB_PER_MIB;
    double free =
        Math.min(Double.isNaN(available) ? Double.POSITIVE_INFINITY : available, group.freeMib());
    return Double.isInfinite(free) ? OptionalDouble.empty() : OptionalDouble.of(free);
  }

  /** Whether the container's limit is what {@link #freeMib} is about, not the whole machine. */
  public boolean isLimitedByContainer() {
    return Double.isFinite(group.freeMib()) && group.freeMib() <= freeMib().orElse(0);
  }

  /** How many processes the kernel has killed for memory so far. */
  public KernelKills kills() {
    OptionalLong machine = Cgroup.whole(files.value("proc/vmstat", "oom_kill", " "));
    return new KernelKills(group.kills(), group.limitHits(), machine);
  }
}
