package org.convmark.report.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convmark.result.Finding;
import org.convmark.result.Run;
import org.convmark.result.Workload;

/**
 * A whole report.
 *
 * @param title what the reader calls it; empty for the run's id
 * @param command that repeats the run; empty if it was not recorded
 */
public record Page(
    String runId, String title, Summary summary, String command, List<Section> sections) {

  /**
   * What stands at the head.
   *
   * @param caution how many findings speak against the figures; empty if none does
   */
  public record Summary(
      Counts counts, List<Fact> facts, List<String> brief, List<Table> leads, String caution) {

    public Summary {
      brief = brief.stream().map(Text::visible).toList();
    }
  }

  static final String NOTHING_TIMED =
      "No cell was timed. The reasons are under failures and parity.";

  public Page {
    runId = Text.visible(runId);
    title = Text.visible(title);
    command = Text.visible(command);
  }

  /** Everything that a report says of a run. */
  public static Page of(Run run) {
    RunIndex index = new RunIndex(run);
    List<Finding> findings = FindingsSection.findings(run);
    Summary summary =
        new Summary(
            Counts.of(run),
            HeadFacts.of(index),
            Brief.of(index),
            LeadTable.of(index, workload -> workload == Workload.FORWARD),
            FindingsSection.caution(findings));
    List<Section> sections = new ArrayList<>();
    if (!run.evidence().maxBatches().isEmpty()) {
      sections.add(MaxBatchSection.of(run.evidence().maxBatches()));
    }
    sections.addAll(
        List.of(
            FindingsSection.of(run, findings),
            ModelsSection.of(index),
            LatencySection.of(index),
            ThroughputSection.of(index),
            MemorySection.of(index),
            WorkloadsSection.of(index),
            StartupSection.of(index),
            SamplesSection.of(index),
            OutcomesSection.of(index),
            ClaimsSection.claims(run.documentation().claims()),
            ClaimsSection.published(run.documentation().published()),
            EnvironmentSection.of(index)));
    return new Page(run.id(), "", summary, run.environment().get("command"), sections);
  }

  /** The same report under a title of the reader's. */
  public Page titled(String words) {
    return new Page(runId, words.strip(), summary, command, sections);
  }

  /** The title, or the run's id if there is none. */
  public String heading() {
    return title.isEmpty() ? runId : title;
  }

  /**
   * The figures as pictures of their own, by name: a chart of samples becomes one for each cell.
   */
  public Map<String, Figure> pictures() {
    Map<String, Figure> pictures = new LinkedHashMap<>();
    sections.stream()
        .flatMap(section -> section.figures().stream())
        .forEach(figure -> pictures.putAll(figure.pictures()));
    return pictures;
  }

  /** The drawings of all figures by the figure's id. */
  public Map<String, Drawing> drawings() {
    Map<String, Drawing> drawings = new LinkedHashMap<>();
    sections.forEach(
        section ->
            section.figures().forEach(figure -> drawings.put(figure.id(), figure.drawing())));
    return drawings;
  }

  static List<Chart.Series> engineSeries(RunIndex index) {
    List<String> engines = index.engines();
    return IntStream.range(0, engines.size())
        .mapToObj(i -> new Chart.Series(engines.get(i), Tints.engine(i)))
        .toList();
  }
}
