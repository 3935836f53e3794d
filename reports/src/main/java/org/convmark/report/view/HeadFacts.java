package org.convmark.report.view;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Environment;
import org.convmark.result.Measurement;
import org.convmark.result.Provenance;

/** What was measured, and on what, in a few lines. */
final class HeadFacts {

  private HeadFacts() {}

  static List<Fact> of(RunIndex index) {
    List<Fact> facts = new ArrayList<>();
    Environment environment = index.run().environment();
    add(facts, "Machine", machine(index));
    add(facts, "Engines", engines(index));
    add(facts, "Models", join(index, Cell::model));
    add(facts, "Workloads", join(index, cell -> cell.workload().word()));
    add(facts, "Devices", join(index, Cell::device));
    add(facts, "Batch", join(index, cell -> Numbers.count(cell.batch())));
    add(facts, "Precision", join(index, Cell::precision));
    add(facts, "Threads", join(index, cell -> Numbers.count(cell.threads())));
    add(facts, "Evidence", evidence(index));
    add(facts, "Plan", environment.get("plan"));
    add(facts, "Seed", environment.get("seed"));
    add(facts, "Started", started(index));
    boolean begun = !environment.get("started_at").isBlank();
    if (begun && environment.get("finished_at").isBlank()) {
      add(facts, "Incomplete", "the run was cut short; cells of its plan are missing here");
    }
    return facts;
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (!value.isBlank()) {
      facts.add(new Fact(name, value));
    }
  }

  private static String join(RunIndex index, Function<Cell, String> property) {
    return String.join(", ", index.distinct(property));
  }

  private static String machine(RunIndex index) {
    return index.all().stream()
        .map(Measurement::provenance)
        .map(from -> from.deviceName() + " (" + from.machineId() + ")")
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String engines(RunIndex index) {
    return index.engines().stream()
        .map(engine -> engine + " " + versions(index, engine))
        .collect(Collectors.joining("; "));
  }

  private static String versions(RunIndex index, String engine) {
    String versions =
        index.all().stream()
            .filter(each -> each.cell().engine().equals(engine))
            .map(each -> each.provenance().engine().version())
            .filter(version -> !version.isBlank())
            .distinct()
            .collect(Collectors.joining(", "));
    return versions.isEmpty() ? "(not loaded)" : versions;
  }

  private static String evidence(RunIndex index) {
    return index.ok().isEmpty() ? "" : Slice.evidence(index.ok());
  }

  private static String started(RunIndex index) {
    List<Instant> times =
        index.all().stream()
            .map(each -> each.provenance().startedAt())
            .filter(started -> !started.equals(Provenance.NOT_STARTED))
            .map(started -> started.truncatedTo(ChronoUnit.SECONDS))
            .sorted(Comparator.naturalOrder())
            .toList();
    return times.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "first cell %s, last cell %s (UTC)",
            times.get(0),
            times.get(times.size() - 1));
  }
}
