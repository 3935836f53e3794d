package org.convmark.report.view;

import java.util.List;
import org.convmark.report.buying.Configuration;
import org.convmark.report.buying.Slo;
import org.convmark.report.buying.Task;
import org.convmark.result.Estimate;

/** The cheapest device of each task, at the terms of the user's file. */
final class CheapestTable {

  private final Bidders bidders;
  private final String currency;

  CheapestTable(Bidders bidders) {
    this.bidders = bidders;
    this.currency = bidders.file().currency();
  }

  /** Of each task the cheapest device that meets the limit. */
  Table table() {
    return new Table(
        "buying-cheapest-table",
        "Cheapest device of each network" + bidders.limited(),
        List.of(
            "The cheapest has the lowest cost of its best configuration. Where intervals overlap,"
                + " or there are none, the order may be chance."),
        List.of(
            Column.name("Model"),
            Column.text("Task"),
            Column.text("Device"),
            Column.text("Best configuration"),
            Column.number("Latency", "ms"),
            Column.number("Cost of 10\u2076 images", currency),
            Column.number("95 % interval", currency),
            Column.text("Next")),
        bidders.market().tasks().stream()
            .filter(task -> !bidders.market().byCost(task).isEmpty())
            .map(this::row)
            .toList());
  }

  private List<Value> row(Task task) {
    List<Configuration> byCost = bidders.market().byCost(task);
    Configuration first = byCost.get(0);
    Estimate cost = bidders.cost(first).orElseThrow();
    Slo.Of of = bidders.latency(List.of(first));
    return List.of(
        Value.of(task.model()),
        Value.of(Bidders.words(task)),
        Value.of(bidders.name(first.device())),
        Value.of(Bidders.words(first.cell())),
        Value.of(Numbers.figure(of.in(first.timing()).orElseThrow()) + " " + of.word()),
        Value.of(cost.value()),
        ends(cost),
        byCost.size() < 2 ? Value.missing("no other") : next(cost, byCost.get(1)));
  }

  private Value next(Estimate least, Configuration second) {
    Estimate cost = bidders.cost(second).orElseThrow();
    return Value.of(bidders.name(second.device()) + ", " + Numbers.figure(cost.value()))
        .noted(CheapestSentence.apart(least, cost));
  }

  private static Value ends(Estimate estimate) {
    return estimate
        .interval()
        .map(ends -> Value.of(Figures.ends(estimate.value(), ends)))
        .orElseGet(() -> Value.missing("no interval"));
  }
}
