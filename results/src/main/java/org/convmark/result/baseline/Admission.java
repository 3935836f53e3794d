package org.convmark.result.baseline;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.convmark.result.Cell;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;

/** What a run must be to become a baseline; each doubt is an IllegalArgumentException. */
final class Admission {

  static final Pattern MACHINE = Pattern.compile("m[0-9a-f]{10}");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final String CPU = "cpu";
  private static final int LEAST_FORKS = 2;

  private final RunFolder folder;
  private final Run run;

  Admission(RunFolder folder, Run run) {
    this.folder = folder;
    this.run = run;
  }

  /** Checks all, and returns the machine that measured the run. */
  String machine(Baselines.Gaps gaps) {
    requireMeasured();
    requireEnd();
    requireForks();
    if (gaps == Baselines.Gaps.REFUSE) {
      requireFigures();
    }
    return oneMachine();
  }

  /** The name under which it is accepted: that of its folder. */
  String id() {
    String name = folder.path().toAbsolutePath().normalize().getFileName().toString();
    if (!NAME.matcher(name).matches()) {
      throw refusal(
          "expected a folder's name of letters, digits and . _ -, not first . _ -, found another;"
              + " rename it");
    }
    return name;
  }

  private void requireMeasured() {
    if (folder.isMaxBatchSearch()) {
      throw refusal("is a search for the largest batch, which times nothing; accept another run");
    }
    if (run.measurements().stream().noneMatch(Measurement::isOk)) {
      throw refusal("expected cells with figures, found none; accept another run");
    }
  }

  private void requireEnd() {
    String planned = run.environment().get("cells_planned");
    int measured = run.measurements().size();
    if (run.environment().get("finished_at").isEmpty()
        || !planned.equals(String.valueOf(measured))) {
      throw refusal(
          String.format(
              Locale.ROOT,
              "has not ended: expected %s cells, found %d; go on with 'convmark run --resume %s'",
              planned.matches("[0-9]{1,9}") ? planned : "all",
              measured,
              folder.path().getFileName()));
    }
  }

  private void requireForks() {
    Map<String, Integer> forks = new HashMap<>();
    run.forks().stream()
        .filter(fork -> fork.times().latency().isPresent())
        .map(Fork::cellId)
        .forEach(cell -> forks.merge(cell, 1, Integer::sum));
    for (Measurement row : run.measurements()) {
      int told = forks.getOrDefault(row.cell().id(), 0);
      if (row.isOk() && told < LEAST_FORKS) {
        throw refusal(
            String.format(
                Locale.ROOT,
                "expected at least %d forks with their latency in forks.csv, found %d of %s;"
                    + " measure with more forks, such as --forks 5",
                LEAST_FORKS,
                told,
                row.cell().id()));
      }
    }
  }

  /** A cell that no engine has lacks nothing. */
  private void requireFigures() {
    List<Measurement> without =
        run.measurements().stream()
            .filter(row -> !row.isOk() && row.outcome().status() != Status.UNSUPPORTED)
            .toList();
    if (!without.isEmpty()) {
      Measurement first = without.get(0);
      throw refusal(
          String.format(
              Locale.ROOT,
              "%d cells have no figures, the first is %s (%s), and the gate would not watch them;"
                  + " mend that and measure them with 'convmark run --resume %s --retry', or accept"
                  + " with --allow-failures",
              without.size(),
              first.cell().id(),
              first.outcome().status(),
              folder.path().getFileName()));
    }
  }

  private String oneMachine() {
    String machine = run.environment().get("machine_id");
    if (!MACHINE.matcher(machine).matches()) {
      throw refusal(
          "expected a machine_id such as m0123456789 in environment.csv, found another; accept a run"
              + " that this program made");
    }
    run.measurements().stream()
        .filter(row -> row.isOk() && row.cell().device().equals(CPU))
        .filter(row -> !row.provenance().machineId().equals(machine))
        .map(Measurement::cell)
        .map(Cell::id)
        .findFirst()
        .ifPresent(
            cell -> {
              throw refusal(
                  "expected one machine, found that " + cell + " is of another; measure it again");
            });
    return machine;
  }

  private IllegalArgumentException refusal(String why) {
    return new IllegalArgumentException(folder.path() + ": " + why);
  }
}
