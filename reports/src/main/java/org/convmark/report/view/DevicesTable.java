package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.report.buying.Bid;
import org.convmark.report.buying.Configuration;
import org.convmark.report.buying.Power;
import org.convmark.report.buying.Task;
import org.convmark.result.Estimate;

/** What each device does and costs, at the terms of the user's file. */
final class DevicesTable {

  private static final double MIB_PER_GIB = 1024;
  private static final double MILLION = 1e6;

  private final Bidders bidders;
  private final String currency;

  DevicesTable(Bidders bidders) {
    this.bidders = bidders;
    this.currency = bidders.file().currency();
  }

  /** Every device at every task. */
  Table table() {
    List<List<Value>> rows = new ArrayList<>();
    for (Task task : bidders.market().tasks()) {
      for (Bid bid : bidders.market().bids(task)) {
        rows.add(row(task, bid));
      }
    }
    return new Table(
        "buying-devices-table",
        "Devices side by side" + bidders.limited(),
        notes(),
        columns(),
        rows);
  }

  private static List<String> notes() {
    return List.of(
        "Best is the cheapest configuration of those that meet the limit, without prices that with"
            + " the most images per second: engine, batch and threads are free, model, workload and"
            + " precision are not. Largest"
            + " batch is that of all measured cells that meet it.",
        "Small print under a figure is its 95 % interval. That of cost is the interval of"
            + " throughput alone: prices and power are taken as exact.",
        "Images per joule are of the device alone. RAPL counts all processor packages of the"
            + " machine, NVML one whole GPU; TDP is what the file of devices says, and not"
            + " measured.",
        "Headroom is the memory that the file says the device has, less the peak of the best"
            + " configuration: on a GPU that of the device, on a processor that of the process.");
  }

  private List<Column> columns() {
    return List.of(
        Column.name("Model"),
        Column.text("Device"),
        Column.text("Best configuration"),
        Column.number("Throughput", "images/s"),
        Column.number("p50", "ms"),
        Column.number("p99", "ms"),
        Column.number("Largest batch"),
        Column.number("Cost of 10\u2076 images", currency),
        Column.number("Images per " + currency),
        Column.number("Images per joule"),
        Column.number("Headroom", "GiB"));
  }

  private List<Value> row(Task task, Bid bid) {
    List<Value> row = new ArrayList<>();
    row.add(Value.of(task.model()).noted(Bidders.words(task)));
    row.add(Value.of(bidders.name(bid.device())).noted(Bidders.place(bid.device())));
    row.addAll(bid.best().map(best -> figures(bid, best)).orElseGet(() -> none(bid)));
    return row;
  }

  private List<Value> none(Bid bid) {
    List<Value> row = new ArrayList<>();
    boolean isTold = bid.unknown() < bid.timed();
    row.add(
        new Value(isTold ? "no cell meets the limit" : "too few samples", Tone.WARNING)
            .noted(bid.unknown() == 0 ? "" : unknown(bid)));
    while (row.size() < columns().size() - 2) {
      row.add(Value.NONE);
    }
    return row;
  }

  private String unknown(Bid bid) {
    return CheapestSentence.counted(bid.unknown(), "cell has", "cells have")
        + " too few samples for "
        + bidders.limit().orElseThrow().of().word();
  }

  private List<Value> figures(Bid bid, Configuration best) {
    Optional<Estimate> cost = bidders.cost(best);
    Value noCost = Value.missing(Bidders.noCost(best));
    return List.of(
        Value.of(Bidders.words(best.cell())).noted(bid.unknown() == 0 ? "" : unknown(bid)),
        withEnds(best.throughput()),
        Value.of(best.timing().quantiles().p50(), Value.missing("too few samples")),
        Value.of(best.timing().quantiles().p99(), Value.missing("too few samples")),
        Value.of(Numbers.count(bid.largestBatch())),
        cost.map(DevicesTable::withEnds).orElse(noCost),
        cost.map(each -> perUnit(each.value())).orElse(noCost),
        best.power().map(DevicesTable::joules).orElseGet(() -> Value.missing("no watts")),
        headroom(best));
  }

  private static Value perUnit(double cost) {
    return cost > 0 ? Value.of(MILLION / cost) : Value.missing("costs nothing");
  }

  private static Value joules(Power power) {
    String source = power.isMeasured() ? "measured, " + power.source() : power.source();
    Estimate images = power.imagesPerJoule();
    return Value.of(images.value())
        .noted(
            source
                + images
                    .interval()
                    .map(ends -> "; " + Figures.ends(images.value(), ends))
                    .orElse(""));
  }

  private static Value headroom(Configuration best) {
    OptionalDouble has = best.offer().memoryGib();
    OptionalDouble needs = best.memoryMib();
    return has.isPresent() && needs.isPresent()
        ? Value.of(has.getAsDouble() - needs.getAsDouble() / MIB_PER_GIB)
        : Value.NONE;
  }

  private static Value withEnds(Estimate estimate) {
    return Value.of(estimate.value())
        .noted(
            estimate
                .interval()
                .map(ends -> Figures.ends(estimate.value(), ends))
                .orElse("no interval"));
  }
}
