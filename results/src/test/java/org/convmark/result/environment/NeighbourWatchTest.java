package org.convmark.result.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourWatchTest {

  @TempDir private Path root;

  @Test
  void programsAreNamedWithTheProcessorsThatTheyKeptBusy() throws IOException {
    clock(1_000, 0);
    process(7, "mine", 500);
    process(8, "a) b (c", 0);
    process(9, "idle", 40);
    NeighbourWatch watch = new NeighbourWatch(new SystemFiles(root), Set.of(7L));

    clock(1_400, 20);
    process(7, "mine", 690);
    process(8, "a) b (c", 150);
    process(9, "idle", 41);
    process(10, "fresh", 50);
    Neighbours neighbours = watch.end();

    assertThat(neighbours.stealPercent()).hasValue(5);
    assertThat(neighbours.busy())
        .containsExactly(new Neighbours.Busy("a) b (c", 0.75), new Neighbours.Busy("fresh", 0.25));
    assertThat(neighbours.cores()).isEqualTo(1);
  }

  @Test
  void aSystemWithoutKernelFilesHasNoNeighbours() throws IOException {
    NeighbourWatch watch = new NeighbourWatch(new SystemFiles(root), Set.of());
    process(8, "unknown", 100);

    assertThat(watch.end()).isEqualTo(new NeighbourWatch(new SystemFiles(root), Set.of()).end());
    assertThat(watch.end().stealPercent()).isEmpty();
    assertThat(watch.end().busy()).isEqualTo(List.of());
  }

  private void clock(int total, int steal) throws IOException {
    write(
        "proc/stat",
        String.format(
            Locale.ROOT, "cpu  %d 0 0 0 0 0 0 %d 0 0\ncpu0 1\ncpu1 1\n", total - steal, steal));
  }

  private void process(int pid, String name, int ticks) throws IOException {
    write(
        "proc/" + pid + "/stat",
        String.format(
            Locale.ROOT, "%d (%s) R 1 1 1 0 -1 0 0 0 0 0 %d %d 0 0 20\n", pid, name, ticks, 0));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
