package org.convmark.result.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.result.environment.KernelKills.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMemoryTest {

  private static final long MIB = 1L << 20;

  @TempDir private Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private KernelKills kills() {
    return HostMemory.at(root).kills();
  }

  @Test
  void whatIsFreeIsWhatTheMachineHasAndTheContainerStillMayTake() throws IOException {
    assertThat(HostMemory.at(root).freeMib()).isEmpty();
    file("proc/meminfo", "MemTotal: 9000 kB\nMemAvailable:    2048000 kB\n");
    assertThat(HostMemory.at(root).freeMib()).hasValue(2000);
    assertThat(HostMemory.at(root).isLimitedByContainer()).isFalse();
    file("proc/self/cgroup", "0::/box/inner\n");
    file("sys/fs/cgroup/box/memory.max", String.valueOf(1000 * MIB));
    file("sys/fs/cgroup/box/memory.current", String.valueOf(700 * MIB));
    file("sys/fs/cgroup/box/memory.stat", "anon 5\ninactive_file " + 100 * MIB + "\n");
    file("sys/fs/cgroup/box/inner/memory.max", "max\n");
    assertThat(HostMemory.at(root).freeMib()).hasValue(400);
    assertThat(HostMemory.at(root).isLimitedByContainer()).isTrue();
  }

  @Test
  void versionOneHasOtherFiles() throws IOException {
    file("proc/meminfo", "MemAvailable:    2048000 kB\n");
    file("proc/self/cgroup", "4:memory:/box\n");
    file("sys/fs/cgroup/memory/box/memory.limit_in_bytes", String.valueOf(1000 * MIB));
    file("sys/fs/cgroup/memory/box/memory.usage_in_bytes", String.valueOf(900 * MIB));
    assertThat(HostMemory.at(root).freeMib()).hasValue(100);
    file("sys/fs/cgroup/memory/box/memory.oom_control", "under_oom 0\noom_kill 1\n");
    file("sys/fs/cgroup/memory/box/memory.failcnt", "7");
    KernelKills before = kills();
    file("sys/fs/cgroup/memory/box/memory.oom_control", "under_oom 0\noom_kill 2\n");
    file("sys/fs/cgroup/memory/box/memory.failcnt", "9");
    assertThat(kills().since(before)).isEqualTo(Cause.CONTAINER);
  }

  @Test
  void theKernelsCountersTellWhetherItKilledAndForWhoseWant() throws IOException {
    assertThat(kills().since(kills())).isEqualTo(Cause.UNKNOWN);
    file("proc/vmstat", "pgfault 3\noom_kill 4\n");
    KernelKills machineOnly = kills();
    assertThat(kills().since(machineOnly)).isEqualTo(Cause.NONE);
    file("proc/vmstat", "pgfault 3\noom_kill 5\n");
    assertThat(kills().since(machineOnly)).isEqualTo(Cause.MACHINE);

    file("proc/self/cgroup", "0::/box\n");
    file("sys/fs/cgroup/box/memory.events", "max 1\noom 0\noom_kill 0\n");
    KernelKills before = kills();
    file("proc/vmstat", "pgfault 3\noom_kill 6\n");
    assertThat(kills().since(before)).as("another container's").isEqualTo(Cause.NONE);
    file("sys/fs/cgroup/box/memory.events", "max 1\noom 0\noom_kill 1\n");
    assertThat(kills().since(before)).isEqualTo(Cause.MACHINE);
    file("sys/fs/cgroup/box/memory.events", "max 9\noom 1\noom_kill 1\n");
    assertThat(kills().since(before)).isEqualTo(Cause.CONTAINER);
  }
}
