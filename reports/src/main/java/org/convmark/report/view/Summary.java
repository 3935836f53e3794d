package org.convmark.report.view;

import java.util.List;
import org.convmark.result.Finding;

/**
 * What stands at the head of a report of a run.
 *
 * @param prefix of the anchors of everything that is the run's
 * @param worst the findings that matter most, at most three, each under its level
 * @param caution how many findings speak against the figures; empty if none does
 * @param command that repeats the run; empty if it was not recorded
 */
public record Summary(
    String runId,
    String prefix,
    Counts counts,
    List<Fact> facts,
    List<String> brief,
    List<Table> leads,
    List<Fact> worst,
    String caution,
    String command) {

  private static final int MOST_FINDINGS = 3;

  public Summary {
    runId = Text.visible(runId);
    facts = List.copyOf(facts);
    brief = brief.stream().map(Text::visible).toList();
    leads = List.copyOf(leads);
    worst = List.copyOf(worst);
    command = Text.visible(command);
  }

  /** The id of its place in the report. */
  public String anchor() {
    return prefix + "summary";
  }

  static Summary of(RunIndex index, String prefix) {
    List<Finding> findings = FindingsSection.findings(index.run());
    return new Summary(
        index.run().id(),
        prefix,
        Counts.of(index.run()),
        HeadFacts.of(index),
        Brief.of(index),
        LeadTable.foremost(index).stream().map(table -> table.within(prefix)).toList(),
        findings.stream().limit(MOST_FINDINGS).map(Summary::fact).toList(),
        FindingsSection.caution(findings),
        index.run().environment().get("command"));
  }

  private static Fact fact(Finding finding) {
    String remedy = finding.remedy();
    String todo =
        remedy.isEmpty() ? "" : Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1);
    return new Fact(finding.level().name(), finding.found() + ". " + todo + ".");
  }
}
