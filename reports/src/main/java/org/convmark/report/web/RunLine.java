package org.convmark.report.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.report.view.Column;
import org.convmark.report.view.Counts;
import org.convmark.report.view.Numbers;
import org.convmark.report.view.Text;
import org.convmark.report.view.Tone;
import org.convmark.report.view.Value;
import org.convmark.result.Environment;
import org.convmark.result.Run;

/**
 * A run in the list of runs.
 *
 * @param id the name of its folder, which what its files say of it may contradict
 * @param startedAt empty if the run does not tell
 * @param values one for each of {@link #COLUMNS}; none of a broken run
 * @param problem why it can't be read; empty if it can
 */
public record RunLine(String id, Optional<Instant> startedAt, List<Value> values, String problem) {

  /** What is told of each run beside its name. */
  public static final List<Column> COLUMNS =
      List.of(
          new Column("Started", "UTC", Column.Kind.TEXT),
          new Column("Machine", "", Column.Kind.TEXT),
          new Column("Plan", "", Column.Kind.TEXT),
          new Column("Cells", "", Column.Kind.NUMBER),
          new Column("OK", "", Column.Kind.NUMBER),
          new Column("Failed", "", Column.Kind.NUMBER),
          new Column("Commit", "", Column.Kind.TEXT));

  private static final String NONE = "–";
  private static final String CPU = "cpu";

  public RunLine {
    values = List.copyOf(values);
    problem = Text.visible(problem);
  }

  /** A run that can be read; without its samples it tells as much. */
  public static RunLine of(String id, Run run) {
    Environment environment = run.environment();
    Counts counts = Counts.of(run);
    String missing =
        counts.missing() > 0 ? Numbers.count(counts.missing()) + " not measured yet" : "";
    return new RunLine(
        id,
        run.startedAt(),
        List.of(
            text(run.startedAt().map(RunLine::shown).orElse(""), ""),
            text(processors(run), gpus(environment)),
            text(environment.get("plan"), ""),
            text(Numbers.count(counts.planned()), missing),
            text(Numbers.count(counts.ok()), ""),
            toned(Numbers.count(counts.failed()), counts.failed() > 0 ? Tone.BAD : Tone.PLAIN),
            text(environment.get("git_commit"), "")),
        "");
  }

  /** A folder that can't be read as a run. */
  public static RunLine broken(String id, String why) {
    return new RunLine(id, Optional.empty(), List.of(), why);
  }

  /** Whether it can't be read. */
  public boolean isBroken() {
    return values.isEmpty();
  }

  /** The name as it can be shown. */
  public String name() {
    return Text.visible(id);
  }

  /** The name as a part of an address. */
  public String address() {
    return Address.part(id);
  }

  /** Whether it has every word of a query in its name or in what is told of it, in any case. */
  public boolean matches(String query) {
    String all =
        Stream.concat(
                Stream.of(id, problem),
                values.stream().flatMap(value -> Stream.of(value.text(), value.note())))
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    return Stream.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
  }

  private static Value text(String text, String note) {
    return text.isBlank()
        ? new Value(NONE, note, Tone.MUTED, "")
        : new Value(text, note, Tone.PLAIN, "");
  }

  private static Value toned(String text, Tone tone) {
    return new Value(text, "", tone, "");
  }

  private static String shown(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
  }

  /** Of a run that is kept without its environment, what its cells name. */
  private static String processors(Run run) {
    String told = run.environment().get("cpu_model");
    return !told.isBlank()
        ? told
        : run.measurements().stream()
            .filter(row -> row.cell().device().equals(CPU))
            .map(row -> row.provenance().deviceName())
            .filter(name -> !name.isBlank())
            .distinct()
            .collect(Collectors.joining(", "));
  }

  private static String gpus(Environment environment) {
    return environment.facts().entrySet().stream()
        .filter(fact -> fact.getKey().matches("cuda:\\d+ name"))
        .map(fact -> fact.getValue())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
