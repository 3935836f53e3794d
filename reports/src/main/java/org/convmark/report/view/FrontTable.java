package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import org.convmark.report.buying.Configuration;
import org.convmark.report.buying.Front;
import org.convmark.report.buying.Slo;
import org.convmark.report.buying.Task;
import org.convmark.result.Estimate;

/** What no other configuration beats, at the terms of the user's file. */
final class FrontTable {

  private final Bidders bidders;
  private final String currency;

  FrontTable(Bidders bidders) {
    this.bidders = bidders;
    this.currency = bidders.file().currency();
  }

  /** Of each task the configurations that no other beats in latency and cost. */
  Table table() {
    List<List<Value>> rows = new ArrayList<>();
    for (Task task : bidders.market().tasks()) {
      List<Configuration> ways = bidders.market().ways(task);
      Slo.Of of = bidders.latency(ways);
      List<Configuration> told =
          ways.stream()
              .filter(each -> of.in(each.timing()).isPresent())
              .filter(each -> !hasCost(ways) || bidders.cost(each).isPresent())
              .toList();
      Front.of(told, each -> of.in(each.timing()).orElseThrow(), this::costOrHours)
          .forEach(each -> rows.add(row(each, of)));
    }
    return new Table(
        "buying-front-table",
        "What no other cell beats in both latency and cost",
        List.of(
            "Whatever the limit is, the best choice among these cells is one of these. Device hours"
                + " are those in which the device is busy; they stand for cost where there are no"
                + " prices."),
        List.of(
            Column.name("Model"),
            Column.text("Task"),
            Column.text("Device"),
            Column.text("Configuration"),
            Column.number("Latency", "ms"),
            Column.number("Cost of 10\u2076 images", currency),
            Column.number("Device hours", "h per 10\u2076 images")),
        rows);
  }

  private boolean hasCost(List<Configuration> ways) {
    return ways.stream().anyMatch(each -> bidders.cost(each).isPresent());
  }

  private double costOrHours(Configuration each) {
    return bidders.cost(each).map(Estimate::value).orElseGet(each::hoursPerMillion);
  }

  private List<Value> row(Configuration each, Slo.Of of) {
    return List.of(
        Value.of(each.cell().model()),
        Value.of(Bidders.words(each.task())),
        Value.of(bidders.name(each.device())),
        Value.of(Bidders.words(each.cell())),
        Value.of(Numbers.figure(of.in(each.timing()).orElseThrow()) + " " + of.word()),
        bidders
            .cost(each)
            .map(cost -> Value.of(cost.value()))
            .orElseGet(() -> Value.missing(Bidders.noCost(each))),
        Value.of(each.hoursPerMillion()));
  }
}
