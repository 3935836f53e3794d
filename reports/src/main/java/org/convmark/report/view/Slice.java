package org.convmark.report.view;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.convmark.result.Measurement;
import org.convmark.result.Timing;
import org.convmark.result.Workload;

/** The cells of one workload under the same conditions: what one chart may compare. */
record Slice(Conditions conditions, Workload workload, List<Measurement> cells) {

  String label() {
    return workload.word() + ", " + conditions.label();
  }

  List<Measurement> ok() {
    return cells.stream().filter(Measurement::isOk).toList();
  }

  List<String> models() {
    return cells.stream().map(each -> each.cell().model()).distinct().toList();
  }

  List<Measurement> of(String model) {
    return cells.stream().filter(each -> each.cell().model().equals(model)).toList();
  }

  /** A group of marks per model, a mark per engine; a cell with no figures says why. */
  List<Chart.Group> groups(List<String> engines, BiFunction<Integer, Measurement, Mark> mark) {
    Function<Measurement, Mark> shown =
        each -> {
          int engine = engines.indexOf(each.cell().engine());
          return each.isOk()
              ? mark.apply(engine, each)
              : Mark.missing(engine, each.outcome().status().name());
        };
    return models().stream()
        .map(model -> new Chart.Group(model, of(model).stream().map(shown).toList()))
        .toList();
  }

  /** On how much its figures rest. */
  String evidence() {
    return evidence(ok());
  }

  /** On how much the figures of timed cells rest. */
  static String evidence(List<Measurement> timed) {
    return "n = " + amount(timed) + " a cell";
  }

  /** What must be known of the engines to read their figures, in sentences; may be empty. */
  String remarks() {
    return ok().stream()
        .filter(each -> !each.outcome().message().isEmpty())
        .map(each -> each.cell().engine() + ": " + each.outcome().message() + ".")
        .distinct()
        .map(Text::visible)
        .collect(Collectors.joining(" "));
  }

  String amount() {
    return amount(ok());
  }

  private static String amount(List<Measurement> timed) {
    return span(timed, Timing.Counts::forks, "fork")
        + ", "
        + span(timed, Timing.Counts::iterations, "sample");
  }

  private static String span(
      List<Measurement> timed, ToIntFunction<Timing.Counts> count, String noun) {
    int[] counts =
        timed.stream().map(Figures::timing).map(Timing::counts).mapToInt(count).toArray();
    int low = Integer.MAX_VALUE;
    int high = 0;
    for (int each : counts) {
      low = Math.min(low, each);
      high = Math.max(high, each);
    }
    return Numbers.range(Numbers.count(low), Numbers.count(high))
        + " "
        + (high == 1 ? noun : noun + "s");
  }
}
