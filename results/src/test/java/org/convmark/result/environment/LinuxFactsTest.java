package org.convmark.result.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxFactsTest {

  @TempDir Path root;

  @Test
  void factsAreThoseOfTheKernelsFiles() throws IOException {
    write("proc/cpuinfo", "processor\t: 0\nmicrocode\t: 0x2b\nflags\t\t: fpu avx2 amx_tile\n");
    write("proc/stat", "cpu  600 0 100 200 0 0 0 100 500 0\ncpu0 1 2 3\n");
    write("proc/meminfo", "MemTotal: 900 kB\nSwapTotal: 2097152 kB\nSwapFree: 1048576 kB\n");
    write("proc/loadavg", "0.25 0.50 0.75 1/234 5678\n");
    write("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-3\n");
    write("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n");
    write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
    write("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n");
    write("sys/devices/system/cpu/intel_pstate/no_turbo", "1\n");
    write("sys/devices/system/cpu/smt/active", "1\n");
    write("sys/devices/system/node/node0/cpulist", "0\n");
    write("sys/devices/system/node/node1/cpulist", "1\n");
    write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");

    assertThat(new LinuxFacts(new SystemFiles(root)).facts())
        .containsEntry("cpu_flags", "fpu avx2 amx_tile")
        .containsEntry("cpu_microcode", "0x2b")
        .containsEntry("cpu_steal_percent", "10.000")
        .containsEntry("swap_used_mib", "1024")
        .containsEntry("load_average_1m", "0.25")
        .containsEntry("cpus_allowed", "0-3")
        .containsEntry("os", "Debian GNU/Linux 12")
        .containsEntry("cpu_governor", "performance powersave")
        .containsEntry("cpu_turbo", "off")
        .containsEntry("cpu_smt", "on")
        .containsEntry("numa_nodes", "2")
        .containsEntry("transparent_huge_pages", "madvise");
  }

  @Test
  void boostIsTurboWhereThereIsNoIntelDriver() throws IOException {
    write("sys/devices/system/cpu/cpufreq/boost", "1\n");

    assertThat(new LinuxFacts(new SystemFiles(root)).facts()).containsEntry("cpu_turbo", "on");
  }

  @Test
  void whatIsNotToldIsEmpty() throws IOException {
    assertThat(new LinuxFacts(new SystemFiles(root)).facts().values())
        .isNotEmpty()
        .allMatch(String::isEmpty);

    write("proc/stat", "cpu a b c d e f g h\n");
    write("sys/fs/cgroup/cpu.max", "rubbish\n");
    Files.write(root.resolve("proc/loadavg"), new byte[] {(byte) 0xff});
    assertThat(new LinuxFacts(new SystemFiles(root)).facts().values()).allMatch(String::isEmpty);
  }

  @Test
  void theTightestLimitOfVersion2IsTheContainers() throws IOException {
    write("proc/self/cgroup", "0::/slice/service\n");
    write("sys/fs/cgroup/slice/service/cpu.max", "max 100000\n");
    write("sys/fs/cgroup/slice/cpu.max", "150000 100000\n");
    write("sys/fs/cgroup/slice/service/memory.max", "1073741824\n");
    write("sys/fs/cgroup/slice/memory.max", "max\n");

    assertThat(limits()).containsExactly("1.500", "1024");
  }

  @Test
  void limitsOfVersion1AreRead() throws IOException {
    write("proc/self/cgroup", "4:memory:/box\n1:cpu,cpuacct:/\n0::/\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "400000\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    write("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "536870912\n");

    assertThat(limits()).containsExactly("4.000", "512");
  }

  @Test
  void noLimitIsEmpty() throws IOException {
    write("proc/self/cgroup", "4:memory:/\n1:cpu:/\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

    assertThat(limits()).containsExactly("", "");
  }

  @Test
  void argumentsKeepNoSecretsAndNoHomeFolder() {
    assertThat(
            JvmFacts.anonymous(
                List.of("-Xmx2g", "-Dtoken=secret", "-XX:HeapDumpPath=/home/jo/dumps"), "/home/jo"))
        .isEqualTo("-Xmx2g -Dtoken -XX:HeapDumpPath=~/dumps");
  }

  private List<String> limits() {
    Cgroup cgroup = new Cgroup(new SystemFiles(root));
    return List.of(cgroup.cpuLimitCores(), cgroup.memoryLimitMib());
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
