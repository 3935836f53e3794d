package org.convmark.result.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StealWatchTest {

  @TempDir private Path root;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectory(root.resolve("proc"));
  }

  private void ticks(int user, int steal) throws IOException {
    Files.writeString(
        root.resolve("proc/stat"), "cpu  " + user + " 0 0 0 0 0 0 " + steal + " 0 0\ncpu0 1\n");
  }

  @Test
  void whatWasStolenBeforeDoesNotCount() throws IOException {
    ticks(100, 900);
    StealWatch watch = new StealWatch(new SystemFiles(root));
    assertThat(watch.percent()).as("no time has passed").isEmpty();
    ticks(190, 910);
    assertThat(watch.percent()).hasValue(10);
  }

  @Test
  void whatTheKernelDoesNotTellIsEmpty() {
    assertThat(new StealWatch(new SystemFiles(root)).percent()).isEmpty();
  }
}
