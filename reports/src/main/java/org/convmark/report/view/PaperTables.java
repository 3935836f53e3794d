package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.Measurement;
import org.convmark.result.ModelFact;
import org.convmark.result.Run;

/**
 * Latency as papers print it: a table for each workload under the same conditions, a row for each
 * network, a column for each engine. A value's note is the mark of a source that the table's notes
 * name.
 */
public final class PaperTables {

  /** Beside the networks' own columns, more engines than these do not fit the width of a page. */
  private static final int ENGINES = 5;

  /** A line may end before it, none after it. */
  private static final String PLUS_MINUS = " \u00b1\u00a0";

  private final RunIndex index;
  private final Map<String, ModelFact> facts;

  private PaperTables(Run run) {
    this.index = new RunIndex(run);
    this.facts =
        run.documentation().models().stream()
            .collect(Collectors.toMap(ModelFact::model, fact -> fact, (first, second) -> first));
  }

  /** The tables of everything that was timed, their ids with a prefix; none if nothing was. */
  public static List<Table> of(Run run, String prefix) {
    return of(run).stream().map(table -> table.within(prefix)).toList();
  }

  private static List<Table> of(Run run) {
    PaperTables paper = new PaperTables(run);
    List<Table> tables = new ArrayList<>();
    for (Slice slice : paper.index.slices()) {
      List<String> engines =
          slice.cells().stream().map(cell -> cell.cell().engine()).distinct().toList();
      for (int from = 0; from < engines.size(); from += ENGINES) {
        List<String> part = engines.subList(from, Math.min(engines.size(), from + ENGINES));
        tables.add(paper.table(slice, part, tables.size()));
      }
    }
    return tables;
  }

  private Table table(Slice slice, List<String> engines, int number) {
    List<String> sources = sources(slice);
    return new Table(
        "latency-" + number,
        "Latency: " + slice.label(),
        notes(slice, sources),
        columns(engines),
        slice.models().stream().map(model -> row(slice, model, engines, sources)).toList());
  }

  private static List<Column> columns(List<String> engines) {
    return Stream.concat(
            Stream.of(
                Column.name("Network"),
                Column.number("Param.", "M"),
                Column.number("MACs", "G"),
                Column.number("Top-1", "%"),
                Column.number("Top-5", "%")),
            engines.stream().map(Column::number))
        .toList();
  }

  private List<Value> row(Slice slice, String model, List<String> engines, List<String> sources) {
    Optional<ModelFact.Documented> documented = documented(model);
    String mark =
        documented
            .map(ModelFact.Documented::errorSource)
            .filter(sources::contains)
            .map(source -> mark(sources.indexOf(source)))
            .orElse("");
    Measurement any = slice.of(model).get(0);
    boolean counted = any.cost().isCounted();
    return Stream.concat(
            Stream.of(
                Value.of(model),
                counted ? Value.of(any.cost().params() / 1e6) : Value.NONE,
                counted ? Value.of(any.cost().macs() / 1e9) : Value.NONE,
                error(documented.map(ModelFact.Documented::top1Error), mark),
                error(documented.map(ModelFact.Documented::top5Error), mark)),
            engines.stream().map(engine -> latency(slice, model, engine)))
        .toList();
  }

  private Optional<ModelFact.Documented> documented(String model) {
    return Optional.ofNullable(facts.get(model)).map(ModelFact::documented);
  }

  private static Value error(Optional<OptionalDouble> percent, String mark) {
    OptionalDouble error = percent.orElse(OptionalDouble.empty());
    return error.isPresent()
        ? Value.of(Numbers.asPrinted(error.getAsDouble())).noted(mark)
        : Value.NONE;
  }

  private static Value latency(Slice slice, String model, String engine) {
    return slice.of(model).stream()
        .filter(cell -> cell.cell().engine().equals(engine))
        .findFirst()
        .map(PaperTables::latency)
        .orElse(Value.NONE);
  }

  private static Value latency(Measurement cell) {
    if (!cell.isOk()) {
      return Figures.status(cell);
    }
    double mean = Figures.mean(cell).value();
    return Figures.mean(cell)
        .interval()
        .map(ends -> (ends.high() - ends.low()) / 2)
        .map(half -> Value.of(Numbers.figure(mean) + PLUS_MINUS + Numbers.like(mean, half)))
        .orElseGet(() -> Value.of(Numbers.figure(mean) + ", no interval"));
  }

  /** Who published the errors of the networks of a table, each once. */
  private List<String> sources(Slice slice) {
    return slice.models().stream()
        .flatMap(model -> documented(model).stream())
        .filter(known -> known.top1Error().isPresent() || known.top5Error().isPresent())
        .map(ModelFact.Documented::errorSource)
        .filter(source -> !source.isBlank())
        .distinct()
        .toList();
  }

  private static String mark(int place) {
    return place < 26 ? String.valueOf((char) ('a' + place)) : String.valueOf(place + 1);
  }

  private List<String> notes(Slice slice, List<String> sources) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Mean latency of a call in ms \u00b1 half the width of its 95 % interval, Student's t over"
            + " the means of forks, each a fresh process; n = "
            + slice.amount()
            + " a cell.");
    notes.add("Measured on " + where(slice) + ".");
    notes.add("Engines: " + versions(slice) + ".");
    notes.add(
        "Parameters (10\u2076) and multiply-accumulates of one image (10\u2079) are counted.");
    notes.add(errors(sources));
    notes.add(slice.remarks());
    return notes.stream().filter(note -> !note.isBlank()).toList();
  }

  private static String where(Slice slice) {
    return slice.ok().stream()
        .map(Measurement::provenance)
        .map(
            from ->
                String.format(
                    Locale.ROOT,
                    "%s (machine %s), %s",
                    from.deviceName(),
                    from.machineId(),
                    from.startedAt().toString().substring(0, 10)))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String versions(Slice slice) {
    return slice.ok().stream()
        .map(cell -> cell.cell().engine() + " " + cell.provenance().engine().version())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String errors(List<String> sources) {
    if (sources.isEmpty()) {
      return "";
    }
    List<String> each = new ArrayList<>();
    for (String source : sources) {
      each.add(mark(each.size()) + ": " + source);
    }
    return "Errors are documented, each under its source's own protocol, not measured: "
        + String.join("; ", each)
        + ".";
  }
}
