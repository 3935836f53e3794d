package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.convmark.harness.compare.CompareFormat;
import org.convmark.harness.compare.ComparedRuns;
import org.convmark.harness.compare.ComparisonReport;
import org.convmark.harness.compare.PlainText;
import org.convmark.result.Run;
import org.convmark.result.compare.Comparer;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Rules;
import org.convmark.result.compare.Side;
import org.convmark.result.compare.SideGap;
import org.convmark.result.compare.Threshold;
import org.convmark.result.compare.Verdict;
import org.convmark.result.rules.RulesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Says of each cell whether it changed between two runs by more than a threshold.",
      "The unit of evidence is the fork; verdicts are corrected for the number of cells.",
      "Exits with 1 if there is a verdict of --fail-on."
    })
final class CompareCommand implements Callable<Integer> {

  private static final String RUNS =
      "A run's folder, its name in results/runs, or a results.csv; several between commas are"
          + " pooled.";

  private static final String ALL = "all";
  private static final String NONE = "none";

  @Parameters(index = "0", paramLabel = "BASE", description = "The earlier side. " + RUNS)
  private String base;

  @Parameters(index = "1", paramLabel = "NEW", description = "The later side, likewise.")
  private String later;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      split = ",",
      description =
          "latency-mean, latency-p99, throughput, memory, energy, load, first-call, params, macs,"
              + " activations, weight-bytes, or all; repeatable; default: latency-mean.")
  private List<String> metrics;

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      description = "Share from which a change matters, such as 0.05; default: the metric's own.")
  private Double threshold;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "YAML file with thresholds and acknowledged changes of series.")
  private Path rules;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      split = ",",
      defaultValue = "REGRESSED,MISSING,FAILED",
      description = "Verdicts that fail, or none; default: ${DEFAULT-VALUE}.")
  private List<String> failOn;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv, json, markdown, junit or github; default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write instead of the terminal.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Metric> wanted = metrics();
    CompareOutput output =
        CompareOutput.fromHere(CompareFormat.of(format), Optional.ofNullable(out));
    Set<Verdict> failing = failing();
    Rules all = rules();
    List<Run> then = RunFolders.read(base);
    List<Run> since = RunFolders.read(later);
    requireDifferent(then, since);
    Stream.concat(then.stream(), since.stream()).forEach(this::sayUnfinished);
    Side earlier = Side.of(then);
    Side now = Side.of(since);
    requireOverlap(earlier, now);
    Comparer comparer = new Comparer(earlier, now, all);
    List<Comparison> comparisons = comparer.compare(wanted);
    ComparisonReport report = new ComparisonReport(comparisons, comparer.changed(), failing);
    if (!report.isFailed()) {
      requireComparisons(comparisons);
    }
    output.print(report, spec.commandLine().getOut());
    return report.isFailed() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<Metric> metrics() {
    if (metrics == null) {
      return List.of(Metric.LATENCY_MEAN);
    }
    return metrics.contains(ALL)
        ? List.of(Metric.values())
        : metrics.stream().map(Metric::of).distinct().toList();
  }

  /** Who writes 5 means 5 %, and would be told that nothing below 500 % matters. */
  private static void requireShare(double threshold) {
    if (threshold >= 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--threshold: expected a share below 1, such as 0.05 for 5 %%, found %s",
              threshold));
    }
  }

  private Rules rules() throws IOException {
    Rules all = Rules.DEFAULT;
    if (rules != null) {
      all = all.under(RulesFile.read(rules));
    }
    if (threshold != null) {
      requireShare(threshold);
      Threshold given = new Threshold(threshold, "--threshold");
      all = all.under(series -> Optional.of(given));
    }
    return all;
  }

  private Set<Verdict> failing() {
    Set<Verdict> failing = EnumSet.noneOf(Verdict.class);
    boolean isNone = failOn.stream().anyMatch(NONE::equalsIgnoreCase);
    if (isNone && failOn.size() > 1) {
      throw new IllegalArgumentException(
          "--fail-on: expected none or verdicts, found both: " + String.join(",", failOn));
    }
    if (!isNone) {
      failOn.forEach(word -> failing.add(verdict(word)));
    }
    return failing;
  }

  private static Verdict verdict(String word) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "verdict '%s': unknown; expected none or some of %s",
                        PlainText.of(word),
                        Arrays.toString(Verdict.values()))));
  }

  private void requireDifferent(List<Run> then, List<Run> since) {
    List<Run> all = Stream.concat(then.stream(), since.stream()).toList();
    ComparedRuns.repeated(all)
        .ifPresent(
            run -> {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ROOT,
                      "%s and %s: expected different runs, found '%s', which began at %s, twice; its"
                          + " forks are evidence once",
                      PlainText.of(base),
                      PlainText.of(later),
                      PlainText.of(run.id()),
                      PlainText.of(run.environment().get("started_at"))));
            });
  }

  private void sayUnfinished(Run run) {
    ComparedRuns.unfinished(run)
        .ifPresent(
            sentence -> spec.commandLine().getErr().println("convmark: " + PlainText.of(sentence)));
  }

  private void requireOverlap(Side earlier, Side now) {
    SideGap.between(earlier, now)
        .ifPresent(
            gap -> {
              throw refused("cells that both have", gap);
            });
  }

  /**
   * A gate that compared nothing has shown nothing; that networks are alike is no evidence of
   * speed.
   */
  private void requireComparisons(List<Comparison> comparisons) {
    Predicate<Comparison> isExact = each -> each.series().metric().isExact();
    List<Comparison> timed = comparisons.stream().filter(isExact.negate()).toList();
    List<Comparison> wanted = timed.isEmpty() ? comparisons : timed;
    if (wanted.stream().noneMatch(Comparison::isCompared)) {
      Comparison first = wanted.get(0);
      throw refused("at least one cell to compare", first.series() + ": " + first.remark());
    }
  }

  private IllegalArgumentException refused(String expected, String why) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s and %s: expected %s, found none; %s",
            PlainText.of(base),
            PlainText.of(later),
            expected,
            PlainText.of(why)));
  }
}
