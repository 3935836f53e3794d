package org.convmark.result.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;

/**
 * A run on its way into the tables.
 *
 * @param key the same for every copy of the run, and for no other run: runs of two machines may
 *     have one name, and so may runs of one
 * @param content a checksum of the files that rows are made of, since a run may be resumed
 */
record StoredRun(String key, String content, Run run) {

  private static final int KEY_DIGITS = 20;

  static StoredRun read(Path folder) throws IOException {
    // before the rows: what is added meanwhile is then seen the next time
    String content = content(folder);
    Run run = RunFolder.open(folder).readRows();
    return new StoredRun(key(run), content, run);
  }

  private static String key(Run run) {
    String all = run.id() + "|" + run.machineId() + "|" + run.startedAt().orElse(Instant.EPOCH);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256; repair this one", e);
    }
  }

  private static String content(Path folder) throws IOException {
    CRC32C checksum = new CRC32C();
    for (String name : RunFiles.READ) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        checksum.update(Files.readAllBytes(file));
      }
    }
    return Long.toHexString(checksum.getValue());
  }
}
