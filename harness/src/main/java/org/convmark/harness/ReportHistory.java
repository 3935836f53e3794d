package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.compare.Metric;
import org.convmark.result.history.TrackHistory;
import org.convmark.result.store.HistoryFilter;
import org.convmark.result.store.HistoryQuery;
import org.convmark.result.store.RunStore;
import org.convmark.result.store.SeriesPattern;

/** What became of the cells of a run, for a report of it. */
final class ReportHistory {

  private ReportHistory() {}

  /**
   * Tracks of mean latency on the run's machine.
   *
   * @param folders of run folders, each of which is to exist
   * @param err is told which runs are left out
   */
  static List<TrackHistory> of(Run run, List<Path> folders, PrintWriter err) throws IOException {
    Set<Cell> cells =
        run.measurements().stream().map(Measurement::cell).collect(Collectors.toSet());
    Optional<String> machine = Optional.of(run.machineId()).filter(id -> !id.isEmpty());
    try (RunStore store = StoreOptions.local(folders, err)) {
      StoreOptions.tellProblems(store.problems(), err);
      HistoryQuery query =
          new HistoryQuery(store, new HistoryFilter(SeriesPattern.ALL, Optional.empty(), machine));
      HistoryCommand.sayUndated(query.undated(), err);
      return query
          .histories(Metric.LATENCY_MEAN)
          .filter(each -> cells.contains(each.track().series().cell()))
          .toList();
    }
  }
}
