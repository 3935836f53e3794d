package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

  @TempDir private Path parent;

  private Path folderOf(long pid) throws Exception {
    Path folder = Files.createDirectory(parent.resolve("convmark-" + pid + "-0a"));
    Files.writeString(folder.resolve("fork.log"), "");
    return folder;
  }

  private static long deadPid() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  @Test
  void onlyFoldersOfTheDeadAreRemoved() throws Exception {
    Path dead = folderOf(deadPid());
    Path old = folderOf(deadPid());
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
    Files.createFile(dead.resolve("owner.lock"));
    Path justMade = folderOf(deadPid());
    Path own = folderOf(ProcessHandle.current().pid());
    Path foreign = Files.createDirectory(parent.resolve("convmark-mine"));
    Scratch.removeAbandoned(parent);
    assertThat(dead).doesNotExist();
    assertThat(old).doesNotExist();
    assertThat(justMade).exists();
    assertThat(own).exists();
    assertThat(foreign).exists();
  }

  @Test
  void aFolderWhoseLockIsHeldIsOfALivingProcessThatIsNumberedElsewhere() throws Exception {
    Path folder = folderOf(deadPid());
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(file.lock().isValid()).isTrue();
      Scratch.removeAbandoned(parent);
      assertThat(folder).exists();
    }
    Scratch.removeAbandoned(parent);
    assertThat(folder).doesNotExist();
  }
}
