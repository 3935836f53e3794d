package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convmark.result.Interval;
import org.convmark.result.compare.Change;
import org.convmark.result.compare.Comparer;
import org.convmark.result.compare.Comparison;
import org.convmark.result.compare.Comparison.Evidence;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Side;
import org.convmark.result.compare.Threshold;
import org.convmark.result.compare.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "A run's folder or its name in results/runs; several between commas are pooled.";

  @Parameters(index = "0", paramLabel = "BASE", description = "The earlier side. " + RUNS)
  private String base;

  @Parameters(index = "1", paramLabel = "NEW", description = "The later side, likewise.")
  private String later;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = "latency-mean, latency-p99 or throughput; repeatable; default: latency-mean.")
  private List<String> metrics;

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      description = "Share from which a change matters; default: 0.03, of p99 0.10.")
  private Double threshold;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      split = ",",
      defaultValue = "REGRESSED,MISSING,FAILED",
      description = "Verdicts that fail; default: ${DEFAULT-VALUE}.")
  private List<String> failOn;

  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Metric> wanted =
        metrics == null
            ? List.of(Metric.LATENCY_MEAN)
            : metrics.stream().map(Metric::of).distinct().toList();
    List<Verdict> failing = failOn.stream().map(CompareCommand::verdict).toList();
    List<Comparison> comparisons =
        new Comparer(side(base), side(later), this::threshold).compare(wanted);
    requireComparisons(comparisons);
    PrintWriter out = spec.commandLine().getOut();
    listing(comparisons).print(format.format(), out);
    if (format.format() == Format.TABLE) {
      out.println();
      out.println(summary(comparisons));
    }
    return comparisons.stream().anyMatch(each -> failing.contains(each.verdict()))
        ? ExitCode.FAILED
        : ExitCode.DONE;
  }

  private static Side side(String runs) throws IOException {
    return Side.of(RunFolders.read(runs));
  }

  private Threshold threshold(Series series) {
    return threshold == null
        ? Threshold.of(series.metric())
        : new Threshold(threshold, "--threshold");
  }

  private static Verdict verdict(String word) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "verdict '%s': unknown; expected one of %s",
                        word,
                        Arrays.toString(Verdict.values()))));
  }

  /** A gate that compared nothing has shown nothing. */
  private void requireComparisons(List<Comparison> comparisons) {
    if (comparisons.stream().anyMatch(each -> each.evidence().isPresent())) {
      return;
    }
    String why =
        comparisons.isEmpty()
            ? "they hold no cells"
            : comparisons.get(0).series() + ": " + comparisons.get(0).remark();
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s and %s: expected at least one cell to compare, found none; %s",
            base,
            later,
            why));
  }

  private static Listing listing(List<Comparison> comparisons) {
    Listing listing =
        new Listing()
            .text("cell_id")
            .text("metric")
            .text("verdict")
            .number("ratio")
            .number("ratio_ci95_low")
            .number("ratio_ci95_high")
            .number("q")
            .number("detectable")
            .number("base_mean")
            .number("new_mean")
            .number("base_forks")
            .number("new_forks")
            .text("remark");
    comparisons.forEach(each -> row(listing, each));
    return listing;
  }

  private static void row(Listing listing, Comparison comparison) {
    Optional<Evidence> evidence = comparison.evidence();
    Optional<Change> change = evidence.map(Evidence::change);
    Optional<Interval> interval = change.flatMap(each -> each.ratio().interval());
    listing.row(
        comparison.series().cell().id(),
        comparison.series().metric().word(),
        comparison.verdict(),
        figure(change, each -> each.ratio().value()),
        figure(interval, Interval::low),
        figure(interval, Interval::high),
        figure(evidence, Evidence::q),
        figure(change, Change::detectable),
        figure(evidence, each -> each.base().mean()),
        figure(evidence, each -> each.later().mean()),
        evidence.map(each -> String.valueOf(each.base().count())).orElse(""),
        evidence.map(each -> String.valueOf(each.later().count())).orElse(""),
        comparison.remark());
  }

  private static <T> String figure(Optional<T> source, Function<T, Double> figure) {
    return source.map(figure).map(value -> String.format(Locale.ROOT, "%.4f", value)).orElse("");
  }

  private static String summary(List<Comparison> comparisons) {
    Map<Verdict, Long> counts =
        comparisons.stream()
            .collect(
                Collectors.groupingBy(
                    Comparison::verdict,
                    () -> new EnumMap<>(Verdict.class),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }
}
