package org.convmark.report.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.convmark.report.buying.Buying;
import org.convmark.report.buying.Market;
import org.convmark.report.view.Chapter.Part;
import org.convmark.report.view.Chapter.Subject;
import org.convmark.result.Run;
import org.convmark.result.history.TrackHistory;

/**
 * A whole report.
 *
 * @param title what the reader calls it; empty for the ids of its runs
 * @param summaries a run each, in the order in which they were given
 * @param chapters what follows the summaries
 */
public record Page(String title, List<Summary> summaries, List<Chapter> chapters) {

  static final String NOTHING_TIMED =
      "No cell was timed. The reasons are under failures and parity.";

  public Page {
    if (summaries.isEmpty()) {
      throw new IllegalArgumentException("report: expected at least one run, found none");
    }
    title = Text.visible(title);
    summaries = List.copyOf(summaries);
    chapters = List.copyOf(chapters);
  }

  /** Everything that a report says of one run. */
  public static Page of(Run run) {
    return of(List.of(run));
  }

  /** Everything that a report says of runs without prices. */
  public static Page of(List<Run> runs) {
    return of(runs, List.of(), Buying.NONE);
  }

  /**
   * Everything that a report says of runs, of each and of all together.
   *
   * @param histories tracks of latency; if there are none, those of the runs themselves
   * @param buying prices and a limit of latency
   */
  public static Page of(List<Run> runs, List<TrackHistory> histories, Buying buying) {
    List<RunIndex> indices = runs.stream().map(RunIndex::new).toList();
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(each(Subject.ENGINES, indices, Page::engines));
    chapters.add(each(Subject.NETWORKS, indices, Page::networks));
    chapters.add(each(Subject.SCALING, indices, Page::scaling));
    chapters.add(Chapter.of(Subject.BUYING, BuyingSections.of(Market.of(runs, buying))));
    chapters.add(change(runs, histories, indices.get(0).engines()));
    chapters.add(each(Subject.EVIDENCE, indices, Page::evidence));
    return new Page(
        "",
        IntStream.range(0, indices.size())
            .mapToObj(i -> Summary.of(indices.get(i), prefix(i)))
            .toList(),
        chapters);
  }

  private static List<Section> engines(RunIndex index) {
    return List.of(
        LatencySection.of(index),
        ThroughputSection.of(index),
        RatioSection.of(index),
        WorkloadsSection.of(index),
        StartupSection.of(index),
        MemorySection.of(index));
  }

  private static List<Section> networks(RunIndex index) {
    return List.of(
        ModelsSection.of(index),
        RooflineSection.of(index),
        LayersSection.of(index),
        ClaimsSection.claims(index.run().documentation().claims()),
        ClaimsSection.published(index.run().documentation().published()));
  }

  private static List<Section> scaling(RunIndex index) {
    List<Section> sections =
        new ArrayList<>(List.of(BatchesSection.of(index), ThreadsSection.of(index)));
    if (!index.run().evidence().maxBatches().isEmpty()) {
      sections.add(MaxBatchSection.of(index.run().evidence().maxBatches()));
    }
    return sections;
  }

  private static Chapter change(
      List<Run> runs, List<TrackHistory> histories, List<String> engines) {
    List<Part> parts = new ArrayList<>(ChangeSection.of(runs));
    parts.add(new Part("", List.of(HistorySection.of(runs, histories, engines))));
    return new Chapter(Subject.CHANGE, parts);
  }

  private static List<Section> evidence(RunIndex index) {
    return List.of(
        FindingsSection.of(index.run()),
        OutcomesSection.of(index),
        SpreadSection.of(index),
        EnvironmentSection.of(index),
        SamplesSection.of(index));
  }

  /** A chapter with the same sections for every run. */
  private static Chapter each(
      Subject subject, List<RunIndex> indices, Function<RunIndex, List<Section>> sections) {
    return new Chapter(
        subject,
        IntStream.range(0, indices.size())
            .mapToObj(
                i ->
                    new Part(
                        indices.size() == 1 ? "" : indices.get(i).run().id(),
                        sections.apply(indices.get(i)).stream()
                            .map(section -> section.within(prefix(i)))
                            .toList()))
            .toList());
  }

  /** What keeps the anchors of runs apart; those of the first are the plain ones. */
  public static String prefix(int run) {
    return run == 0 ? "" : "run-" + (run + 1) + "-";
  }

  /** The same report under a title of the reader's. */
  public Page titled(String words) {
    return new Page(words.strip(), summaries, chapters);
  }

  /** The title, or what the runs are called if there is none. */
  public String heading() {
    if (!title.isEmpty()) {
      return title;
    }
    return summaries.size() == 1 ? summaries.get(0).runId() : summaries.size() + " runs";
  }

  /** The sections of all chapters. */
  public List<Section> sections() {
    return chapters.stream().flatMap(Chapter::sections).toList();
  }

  /**
   * The figures as pictures of their own, by name: where a reader of a page chooses what a chart
   * shows, one for each choice.
   */
  public Map<String, Figure> pictures() {
    Map<String, Figure> pictures = new LinkedHashMap<>();
    sections().stream()
        .flatMap(section -> section.figures().stream())
        .forEach(figure -> pictures.putAll(figure.pictures()));
    return pictures;
  }

  /** The drawings of all figures by the figure's id. */
  public Map<String, Drawing> drawings() {
    Map<String, Drawing> drawings = new LinkedHashMap<>();
    sections()
        .forEach(
            section ->
                section.figures().forEach(figure -> drawings.put(figure.id(), figure.drawing())));
    return drawings;
  }

  /** What readers calculate with in the page; empty if there is nothing to compare. */
  public List<Calculator> calculators() {
    return sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Calculator.class::isInstance)
        .map(Calculator.class::cast)
        .toList();
  }

  static List<Chart.Series> engineSeries(RunIndex index) {
    List<String> engines = index.engines();
    return IntStream.range(0, engines.size())
        .mapToObj(i -> new Chart.Series(engines.get(i), Tints.engine(i)))
        .toList();
  }
}
