package org.convmark.harness.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.convmark.report.HtmlReport;
import org.convmark.report.Report;
import org.convmark.report.web.RunList;
import org.convmark.report.web.RunPage;
import org.convmark.report.web.WebPages;
import org.convmark.result.Run;
import org.convmark.result.compare.Metric;

/** The pages that there are, by their paths. */
final class Routes {

  private static final String RUN = "run";
  private static final int OK = 200;

  private final ServedRuns runs;

  Routes(ServedRuns runs) {
    this.runs = runs;
  }

  /**
   * The answer to a request.
   *
   * @throws Refusal if there is none, with what to do
   */
  Answer answer(Call call) throws Refusal {
    String room = call.path().get(0);
    return switch (call.path().size()) {
      case 1 -> page(room, call);
      case 2 -> runPage(room, call.path().get(1));
      case 3 -> file(room, call.path().get(1), call.path().get(2));
      default -> throw notFound();
    };
  }

  private Answer page(String name, Call call) throws Refusal {
    return switch (name) {
      case "" -> Answer.page(OK, WebPages.of(RunList.of(call.first("q"), runs.lines())));
      case "report" -> report(new LinkedHashSet<>(call.all(RUN)));
      case "compare" -> comparison(call);
      case "style.css" -> Answer.style(WebPages.style());
      default -> throw notFound();
    };
  }

  private Answer runPage(String room, String id) throws Refusal {
    requireRuns(room);
    var folder = runs.folder(id);
    return Answer.page(OK, WebPages.of(new RunPage(runs.line(folder), runs.files(folder))));
  }

  private Answer file(String room, String id, String name) throws Refusal {
    requireRuns(room);
    return Answer.file(runs.file(id, name), id + "-" + name);
  }

  private static void requireRuns(String room) throws Refusal {
    if (!room.equals("runs")) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return new Refusal(Refusal.NOT_FOUND, "There is no such page; begin with the list of runs.");
  }

  private Answer report(Set<String> ids) throws Refusal {
    if (ids.isEmpty()) {
      throw new Refusal(Refusal.WRONG_CALL, "No run is chosen; tick one or more in the list.");
    }
    StringBuilder html = new StringBuilder();
    try {
      new HtmlReport().render(Report.of(all(ids)), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written
    }
    return Answer.page(html.toString(), HtmlReport.assets().policy());
  }

  private List<Run> all(Set<String> ids) throws Refusal {
    List<Run> all = new ArrayList<>();
    for (String id : ids) {
      all.add(runs.read(id));
    }
    return all;
  }

  private Answer comparison(Call call) throws Refusal {
    Metric metric = metric(call.first("metric"));
    return Answer.page(OK, WebPages.of(new TwoRuns(sides(call), metric).page()));
  }

  private static Metric metric(String word) throws Refusal {
    try {
      return word.isEmpty() ? Metric.LATENCY_MEAN : Metric.of(word);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.WRONG_CALL, e.getMessage());
    }
  }

  /** The base and the new one: as they are named, or the two chosen ones in the order of time. */
  private List<TwoRuns.Side> sides(Call call) throws Refusal {
    Set<String> chosen = new LinkedHashSet<>(call.all(RUN));
    boolean named = !call.first("base").isEmpty() && !call.first("new").isEmpty();
    if (!named && chosen.size() != 2) {
      throw new Refusal(
          Refusal.WRONG_CALL,
          String.format(
              Locale.ROOT,
              "Two runs are compared, and %d %s chosen; tick two in the list.",
              chosen.size(),
              chosen.size() == 1 ? "is" : "are"));
    }
    List<TwoRuns.Side> sides = new ArrayList<>();
    for (String id : named ? List.of(call.first("base"), call.first("new")) : chosen) {
      sides.add(new TwoRuns.Side(id, runs.read(id)));
    }
    if (!named) {
      sides.sort(Comparator.comparing(side -> side.run().startedAt().orElse(Instant.MIN)));
    }
    return sides;
  }
}
