package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "orphans are adopted on Linux only")
class OffspringTest {

  /** A child, one that leaves its session, and one whose parent ends at once. */
  private static final String FAMILY =
      """
      sleep 300 & echo $! >> %1$s
      setsid bash -c 'echo $$ >> %1$s; exec sleep 300' &
      (setsid bash -c 'echo $$ >> %1$s; exec sleep 300' & )
      while [ $(wc -l < %1$s) -lt 3 ]; do sleep 0.05; done
      %2$s
      """;

  @TempDir private Path folder;

  private Process start(String last) throws IOException {
    Offspring.adoptOrphans();
    String script = FAMILY.formatted(folder.resolve("pids"), last);
    return new ProcessBuilder("bash", "-c", script).start();
  }

  private List<Path> sleepers() throws IOException {
    return Files.readAllLines(folder.resolve("pids")).stream()
        .map(pid -> Path.of("/proc", pid.strip(), "stat"))
        .toList();
  }

  /** Of the processes that are neither gone nor only waiting to be forgotten. */
  private long living() throws IOException {
    long living = 0;
    for (Path stat : sleepers()) {
      if (Files.exists(stat) && !Files.readString(stat).contains(") Z ")) {
        living++;
      }
    }
    return living;
  }

  @Test
  void whatOutlastsItsLimitIsEndedWithItsChildrenAlsoThoseThatDetached() throws Exception {
    try (Watchdog watchdog = new Watchdog(Duration.ofSeconds(4))) {
      Process process = start("sleep 300");
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(watchdog.hasExpired()).isTrue();
    }
    assertThat(sleepers()).hasSize(3);
    assertThat(living()).isZero();
  }

  @Test
  void theFirstProcessOfAContainerSparesOrphansOfOtherCommands() throws Exception {
    Offspring all = Offspring.fromNow();
    try {
      Offspring own = Offspring.fromNow(Offspring.Strangers.ADOPTED);
      // those that have left the session are as what another command leaves
      assertThat(start("exit 0").waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(living()).isEqualTo(3);
      assertThat(own.living()).hasSize(1);
      own.end();
      assertThat(living()).isEqualTo(2);
    } finally {
      all.end();
    }
  }

  @Test
  void whatAProcessLeavesWhenItEndsInTimeIsEndedToo() throws Exception {
    try (Watchdog watchdog = new Watchdog(Duration.ofSeconds(30))) {
      assertThat(start("exit 0").waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(living()).isPositive();
      assertThat(watchdog.hasExpired()).isFalse();
    }
    assertThat(living()).isZero();
  }
}
