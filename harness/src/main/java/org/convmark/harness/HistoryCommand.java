package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.convmark.result.compare.Metric;
import org.convmark.result.history.Standing;
import org.convmark.result.history.TrackHistory;
import org.convmark.result.store.HistoryFilter;
import org.convmark.result.store.HistoryQuery;
import org.convmark.result.store.RunStore;
import org.convmark.result.store.SeriesPattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convmark history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Says of each series of runs when it stepped, by how much and what changed then, and how the"
          + " newest run stands to the runs since.",
      "A series is a figure of a cell on one machine with one version of the suite."
    })
final class HistoryCommand implements Callable<Integer> {

  @Option(
      names = "--series",
      paramLabel = "PATTERN",
      description = {
        "Glob over model/engine/device/workload/batch/precision/threads, such as",
        "'resnet50/*/pytorch'; what is left out at the end may be anything."
      })
  private String series;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      split = ",",
      description = "As of compare; repeatable; default: latency-mean.")
  private List<String> metrics;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Only runs since a date, an instant, or days ago such as 30d.")
  private String since;

  @Option(names = "--machine", paramLabel = "ID", description = "Only runs of this machine.")
  private String machine;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      split = ",",
      description = {
        "Verdicts of the newest run that exit with 1: REGRESSED, IMPROVED, STEADY,",
        "TOO_FEW_POINTS, FAILED; default: none. No series at all is an error then."
      })
  private List<String> failOn = List.of();

  @Mixin private StoreOptions store;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Metric> wanted =
        metrics == null
            ? List.of(Metric.LATENCY_MEAN)
            : metrics.stream().map(Metric::of).distinct().toList();
    List<Standing> failing = failOn.stream().map(Standing::of).toList();
    HistoryFilter filter = filter();
    HistoryListing listing = new HistoryListing();
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    Map<List<String>, TrackHistory> newest = new HashMap<>();
    try (RunStore opened = store.open(spec.commandLine().getErr())) {
      HistoryQuery query = new HistoryQuery(opened, filter);
      sayUndated(query.undated(), spec.commandLine().getErr());
      for (Metric metric : wanted) {
        for (TrackHistory each : (Iterable<TrackHistory>) query.histories(metric)::iterator) {
          listing.add(each);
          counts.merge(each.newest().standing(), 1, Integer::sum);
          newest.merge(followed(each), each, HistoryCommand::later);
        }
      }
    }
    if (counts.isEmpty() && !failing.isEmpty()) {
      throw new IllegalArgumentException(
          "history: expected at least one series to judge, found none; widen --series, --since or"
              + " --machine");
    }
    print(listing, counts);
    return newest.values().stream().anyMatch(each -> failing.contains(each.newest().standing()))
        ? ExitCode.FAILED
        : ExitCode.DONE;
  }

  static void sayUndated(long runs, PrintWriter err) {
    if (runs > 0) {
      err.printf(
          Locale.ROOT,
          "convmark: %d runs do not tell when they began and are left out; see started_at in"
              + " their environment.csv%n",
          runs);
    }
  }

  /** Series of an earlier version of the suite have ended, and fail no more. */
  private static List<String> followed(TrackHistory history) {
    return List.of(
        history.track().series().toString(),
        history.track().origin().machineId(),
        history.track().origin().deviceName());
  }

  private static TrackHistory later(TrackHistory one, TrackHistory other) {
    return other.last().at().isAfter(one.last().at()) ? other : one;
  }

  private HistoryFilter filter() {
    return new HistoryFilter(
        series == null ? SeriesPattern.ALL : SeriesPattern.of(series),
        Optional.ofNullable(since).map(text -> Since.of(text, Instant.now())),
        Optional.ofNullable(machine));
  }

  private void print(HistoryListing listing, Map<Standing, Integer> counts) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    listing.print(store.format(), out);
    if (store.format() == StoreFormat.TABLE) {
      out.println();
      out.println(
          counts.isEmpty()
              ? "no series"
              : counts.entrySet().stream()
                  .map(each -> each.getValue() + " " + each.getKey())
                  .collect(Collectors.joining(", ")));
    }
  }
}
