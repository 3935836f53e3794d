package org.convmark.result.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.convmark.result.Environment;
import org.convmark.result.Run;
import org.convmark.result.baseline.Accepted.Acceptance;
import org.convmark.result.csv.RunCopy;
import org.convmark.result.csv.RunFolder;

/** The folder of accepted runs: {@code <machine-id>/<run-id>}, small enough to be committed. */
public final class Baselines {

  private static final String ACCEPTED_AT = "accepted_at";
  private static final String REASON = "accepted_because";
  private static final int LONGEST_REASON = 500;

  private final Path root;

  /** Of a folder, which need not be there yet. */
  public Baselines(Path root) {
    this.root = root;
  }

  /** What to do with a run some of whose cells have no figures. */
  public enum Gaps {
    REFUSE,
    ALLOW
  }

  public Path root() {
    return root;
  }

  /**
   * Makes a run the baseline of its cells. A run that was accepted before stays as it is.
   *
   * @param reason in a person's words, of at most 500 characters; may be empty
   * @throws IllegalArgumentException if the run is none that a gate could hold others to
   * @throws IOException if it can't be read, or the baseline can't be written; nothing is left then
   */
  public Accepted accept(Path run, String reason, Gaps gaps) throws IOException {
    RunFolder source = RunFolder.open(run);
    Run read = source.read();
    Admission admission = new Admission(source, read);
    Path target = root.resolve(admission.machine(gaps)).resolve(admission.id());
    if (Files.exists(target)) {
      return unchanged(source, target, checked(reason));
    }
    Environment environment =
        read.environment()
            .with(Map.of(ACCEPTED_AT, Instant.now().toString(), REASON, checked(reason)));
    RunCopy.of(source, environment).moveTo(target);
    return read(target);
  }

  private static String checked(String reason) {
    if (reason.length() > LONGEST_REASON || reason.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--reason: expected one line of at most %d characters, found %d or control"
                  + " characters; shorten it",
              LONGEST_REASON,
              reason.length()));
    }
    return reason;
  }

  private Accepted unchanged(RunFolder source, Path target, String reason) throws IOException {
    if (!RunCopy.isOf(source, target)) {
      throw new IllegalArgumentException(
          target
              + ": another run was accepted under this name; give the folder of the new one another"
              + " name");
    }
    Accepted accepted = read(target);
    if (!reason.isEmpty() && !reason.equals(accepted.acceptance().reason())) {
      throw new IllegalArgumentException(
          target
              + ": was accepted before, with another reason, which stays; change accepted_because in"
              + " its environment.csv if it is wrong");
    }
    return accepted;
  }

  /** All accepted runs, machine by machine, the newest first. */
  public List<Accepted> all() throws IOException {
    List<Accepted> all = new ArrayList<>();
    for (Path machine : folders(root)) {
      if (Admission.MACHINE.matcher(machine.getFileName().toString()).matches()) {
        all.addAll(accepted(machine));
      }
    }
    return all;
  }

  /** The accepted runs of a machine, the newest first; none if it has no baseline. */
  public List<Accepted> of(String machine) throws IOException {
    return accepted(machineFolder(machine));
  }

  /** What a machine is held to; without cells if nothing was accepted. */
  public Baseline baseline(String machine) throws IOException {
    return new Baseline(of(machine));
  }

  /**
   * Removes accepted runs that are no cell's baseline any more.
   *
   * @param keep how many of each machine's newest runs stay in any case
   * @return what was removed
   */
  public List<Accepted> prune(int keep) throws IOException {
    if (keep < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "--keep: expected 1 or more, found %d", keep));
    }
    List<Accepted> removed = new ArrayList<>();
    for (String machine : all().stream().map(Accepted::machine).distinct().toList()) {
      List<Accepted> accepted = of(machine);
      Set<Accepted> used = new HashSet<>(new Baseline(accepted).byCell().values());
      for (Accepted run : accepted.subList(Math.min(keep, accepted.size()), accepted.size())) {
        if (!used.contains(run)) {
          RunCopy.remove(root.resolve(machine).resolve(run.id()));
          removed.add(run);
        }
      }
    }
    return removed;
  }

  private Path machineFolder(String machine) {
    if (!Admission.MACHINE.matcher(machine).matches()) {
      throw new IllegalArgumentException(
          "machine: expected an id such as m0123456789, found another; 'convmark baseline list'"
              + " names them");
    }
    return root.resolve(machine);
  }

  private static List<Accepted> accepted(Path machine) throws IOException {
    List<Accepted> accepted = new ArrayList<>();
    for (Path folder : folders(machine)) {
      accepted.add(read(folder));
    }
    accepted.sort(
        Comparator.comparing((Accepted run) -> run.acceptance().at())
            .reversed()
            .thenComparing(Accepted::id));
    return accepted;
  }

  /** By name, without what a killed process left half written. */
  private static List<Path> folders(Path parent) throws IOException {
    if (Files.isRegularFile(parent)) {
      throw new IllegalArgumentException(
          parent + ": expected the folder of accepted runs, found a file; name another");
    }
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static Accepted read(Path folder) throws IOException {
    Run run = RunFolder.open(folder).read();
    String machine = folder.toAbsolutePath().normalize().getParent().getFileName().toString();
    return new Accepted(machine, folder.getFileName().toString(), acceptance(folder, run), run);
  }

  private static Acceptance acceptance(Path folder, Run run) throws IOException {
    try {
      return new Acceptance(
          Instant.parse(run.environment().get(ACCEPTED_AT)), run.environment().get(REASON));
    } catch (DateTimeException e) {
      throw new IOException(
          folder
              + ": expected an instant such as 2026-01-31T12:00:00Z as accepted_at in"
              + " environment.csv, found another; restore the folder, or remove it and accept the"
              + " run again",
          e);
    }
  }
}
