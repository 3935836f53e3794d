package org.convmark.report.view;

import java.util.List;
import java.util.Map;

/** Everything that could explain the numbers. */
final class EnvironmentSection {

  private static final String ID = "environment";
  private static final String TITLE = "Environment";

  private EnvironmentSection() {}

  static Section of(RunIndex index) {
    Map<String, String> facts = index.run().environment().facts();
    if (facts.isEmpty()) {
      return Section.empty(ID, TITLE, "The run holds no facts about its environment.");
    }
    return new Section(
        ID,
        TITLE,
        List.of(),
        List.of(),
        List.of(
            new Table(
                "environment-table",
                "Facts recorded with the run",
                List.of(),
                List.of(Column.name("Fact"), Column.text("Value")),
                facts.entrySet().stream()
                    .map(fact -> List.of(Value.of(fact.getKey()), Value.orNone(fact.getValue())))
                    .toList())));
  }
}
