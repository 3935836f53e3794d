package org.convmark.harness;

import static org.convmark.harness.DoctorCheck.Verdict.PROBLEM;
import static org.convmark.harness.DoctorCheck.Verdict.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What {@code doctor} says of the folders that engines and runs write to. */
final class DoctorStorage {

  private static final String AREA = "storage";
  private static final String CACHE = "DJL_CACHE_DIR";
  private static final double MIB = 1 << 20;

  private DoctorStorage() {}

  /** The sizes are those of "What it needs" in the README. */
  static List<DoctorCheck> checks() {
    String set = System.getenv(CACHE);
    Path cache =
        set == null || set.isBlank()
            ? Path.of(System.getProperty("user.home"), ".djl.ai")
            : Path.of(set);
    return List.of(
        folder("native_cache", cache, 700, "choose another: export " + CACHE + "=FOLDER"),
        folder(
            "temporary",
            Path.of(System.getProperty("java.io.tmpdir")),
            500,
            "choose another: export JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER"),
        folder("exports", Home.exports(), 1000, "choose another checkout, or change its rights"),
        folder("runs", Home.runs(), 100, "choose another with --out"));
  }

  /** A folder that is not there yet is judged by the one that it would be made in. */
  static DoctorCheck folder(String name, Path folder, double neededMib, String other) {
    Path there = folder.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    DoctorCheck check = DoctorCheck.ok(AREA, name, folder);
    if (!Files.isDirectory(there)) {
      return check.but(PROBLEM, there + " is no folder; " + other);
    }
    if (!Files.isWritable(there)) {
      return check.but(PROBLEM, "it can't be written: chmod u+w " + there + ", or " + other);
    }
    return roomy(check, there, neededMib, other);
  }

  private static DoctorCheck roomy(DoctorCheck check, Path there, double neededMib, String other) {
    try {
      double mib = Files.getFileStore(there).getUsableSpace() / MIB;
      return mib >= neededMib
          ? check
          : check.but(
              WARNING,
              String.format(
                  Locale.ROOT,
                  "%.0f MiB are free and up to %.0f may be needed: free some, or %s",
                  mib,
                  neededMib,
                  other));
    } catch (IOException e) {
      return check.but(PROBLEM, "its file system does not answer: " + e.getMessage());
    }
  }
}
