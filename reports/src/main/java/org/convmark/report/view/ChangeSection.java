package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.convmark.report.view.Chapter.Part;
import org.convmark.result.Run;
import org.convmark.result.baseline.Gate;
import org.convmark.result.compare.Comparer;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Difference;
import org.convmark.result.compare.Metric;

/** Whether a later run of a machine is slower than the first that is given of it. */
final class ChangeSection {

  private static final String ID = "verdicts";
  private static final String TITLE = "Verdicts";

  /** Those of forks; throughput is the batch over latency and would say the same again. */
  private static final List<Metric> METRICS =
      List.of(
          Metric.LATENCY_MEAN,
          Metric.LATENCY_P99,
          Metric.MEMORY,
          Metric.LOAD,
          Metric.FIRST_CALL,
          Metric.ENERGY);

  private static final String RULE =
      "The first run given of a machine is the base, and each later one is held against it. The"
          + " unit of evidence is the fork: Welch's test on the logarithms of fork means. A verdict"
          + " takes a change beyond the metric's own threshold and a q of at most "
          + Comparer.Q
          + ", which is p corrected for the number of cells of a metric (Benjamini and Hochberg).";

  private static final String NO_PAIR =
      "No two runs of this report are of one machine, so nothing is compared. convmark report BASE"
          + " NEW shows both with their verdicts; convmark compare BASE NEW lists the verdicts"
          + " alone and fails on a regression.";

  private ChangeSection() {}

  /** A part for each run that is compared with another, or one that says why there is none. */
  static List<Part> of(List<Run> runs) {
    List<RunPair> pairs = RunPair.of(runs);
    return pairs.isEmpty()
        ? List.of(new Part("", List.of(Section.empty(ID, TITLE, NO_PAIR))))
        : pairs.stream().map(ChangeSection::part).toList();
  }

  private static Part part(RunPair pair) {
    return new Part(pair.later().id(), List.of(section(pair).within(Page.prefix(pair.place()))));
  }

  private static Section section(RunPair pair) {
    String against = pair.later().id() + " against " + pair.base().id();
    if (pair.objection().isPresent()) {
      return Section.empty(ID, TITLE, against + ": " + pair.objection().get());
    }
    Comparer comparer = pair.comparer();
    List<Comparison> all = comparer.compare(METRICS);
    List<Metric> metrics = METRICS.stream().filter(metric -> isShown(metric, all)).toList();
    List<Comparison> shown =
        all.stream().filter(each -> metrics.contains(each.series().metric())).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(ChangeTables.counts(shown, metrics));
    ForestPlot.of(shown, metrics).ifPresent(blocks::add);
    blocks.add(ChangeTables.verdicts(shown));
    return new Section(ID, TITLE, lead(against, shown, comparer.changed()), blocks);
  }

  /** Forks that do not tell a metric leave nothing to say of it; of latency that must be said. */
  private static boolean isShown(Metric metric, List<Comparison> all) {
    return metric == Metric.LATENCY_MEAN
        || all.stream()
            .anyMatch(each -> each.series().metric() == metric && each.evidence().isPresent());
  }

  private static List<String> lead(String against, List<Comparison> all, List<Difference> changed) {
    List<String> lead = new ArrayList<>();
    lead.add(against + ": " + summary(all) + ".");
    lead.add(gate(all));
    lead.add(RULE);
    if (!changed.isEmpty()) {
      lead.add(
          "Changed between the two: "
              + changed.stream().map(Difference::toString).collect(Collectors.joining("; "))
              + ".");
    }
    return lead;
  }

  private static String summary(List<Comparison> all) {
    return "of latency-mean "
        + ChangeLook.summary(
            all.stream()
                .filter(each -> each.series().metric() == Metric.LATENCY_MEAN)
                .map(Comparison::verdict)
                .toList());
  }

  /** A gate that compared nothing has shown nothing. */
  private static String gate(List<Comparison> all) {
    if (all.stream().noneMatch(Comparison::isCompared)) {
      return "No cell could be compared, which a gate takes for an error.";
    }
    List<Metric> failing =
        all.stream()
            .filter(each -> each.fails(Gate.FAILING))
            .map(each -> each.series().metric())
            .distinct()
            .toList();
    return failing.isEmpty()
        ? "A gate on any of these metrics would pass."
        : "A gate would fail on "
            + failing.stream().map(Metric::word).collect(Collectors.joining(", "))
            + ".";
  }
}
