package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convmark.result.Measurement;
import org.convmark.result.Provenance;

/** Everything that could explain the numbers. */
final class EnvironmentSection {

  private static final String ID = "environment";
  private static final String TITLE = "Environment";

  private EnvironmentSection() {}

  static Section of(RunIndex index) {
    Map<String, String> facts = index.run().environment().facts();
    if (facts.isEmpty() && index.all().isEmpty()) {
      return Section.empty(ID, TITLE, "The run holds no facts about its environment.");
    }
    List<Table> tables = new ArrayList<>();
    if (!index.all().isEmpty()) {
      tables.add(engines(index));
    }
    if (!facts.isEmpty()) {
      tables.add(facts(facts));
    }
    return new Section(ID, TITLE, List.of(), List.of(), tables);
  }

  /** What each engine told of itself in any of its cells. */
  private static Table engines(RunIndex index) {
    return new Table(
        "engines-table",
        "Engines as they were loaded",
        List.of(),
        List.of(Column.name("Engine"), Column.text("Version"), Column.text("Computed with")),
        index.engines().stream().map(engine -> engine(index, engine)).toList());
  }

  private static List<Value> engine(RunIndex index, String engine) {
    Set<String> versions = new TreeSet<>();
    Map<String, Set<String>> settings = new TreeMap<>();
    for (Measurement row : index.all()) {
      if (row.cell().engine().equals(engine)) {
        Provenance.Loaded loaded = row.provenance().engine();
        versions.add(loaded.version());
        loaded
            .settings()
            .forEach(
                (key, value) ->
                    settings.computeIfAbsent(key, unused -> new TreeSet<>()).add(value));
      }
    }
    versions.remove("");
    return List.of(
        Value.of(engine),
        versions.isEmpty() ? Value.missing("not loaded") : Value.of(String.join(", ", versions)),
        Value.orNone(
            settings.entrySet().stream()
                .map(each -> each.getKey() + " " + String.join(" or ", each.getValue()))
                .collect(Collectors.joining("; "))));
  }

  private static Table facts(Map<String, String> facts) {
    return new Table(
        "environment-table",
        "Facts recorded with the run",
        List.of(),
        List.of(Column.name("Fact"), Column.text("Value")),
        facts.entrySet().stream()
            .map(fact -> List.of(Value.of(fact.getKey()), Value.orNone(fact.getValue())))
            .toList());
  }
}
