package org.convmark.report.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convmark.report.buying.Bid;
import org.convmark.report.buying.Configuration;
import org.convmark.report.buying.Slo;
import org.convmark.report.buying.Task;
import org.convmark.result.Estimate;

/** Which device does a task for the least money; the script of the page says it in these words. */
final class CheapestSentence {

  private final Bidders bidders;
  private final List<Bid> bids;
  private final List<Configuration> byCost;

  private CheapestSentence(Bidders bidders, Task task) {
    this.bidders = bidders;
    this.bids = bidders.market().bids(task);
    this.byCost = bidders.market().byCost(task);
  }

  static String of(Bidders bidders, Task task) {
    CheapestSentence sentence = new CheapestSentence(bidders, task);
    return task.model() + ", " + Bidders.words(task) + ": " + sentence.said();
  }

  private String said() {
    List<Configuration> within = bids.stream().map(Bid::best).flatMap(Optional::stream).toList();
    if (within.isEmpty()) {
      return "no device is shown to meet "
          + bidders.limit().map(Bidders::words).orElse("the limit")
          + "."
          + unknown();
    }
    if (byCost.isEmpty()) {
      return fastest(within) + unknown();
    }
    return cheapest(byCost.get(0)) + next() + leftOut(within.size() - byCost.size()) + unknown();
  }

  private String cheapest(Configuration first) {
    return bidders.name(first.device())
        + " costs least, "
        + cost(first)
        + " "
        + bidders.file().currency()
        + " per million images"
        + ends(bidders.cost(first).orElseThrow())
        + ", with "
        + Bidders.words(first.cell())
        + latency(first)
        + ".";
  }

  private String fastest(List<Configuration> within) {
    Configuration first =
        within.stream()
            .max(Comparator.comparingDouble(each -> each.throughput().value()))
            .orElseThrow();
    return "what it costs is not known; "
        + bidders.name(first.device())
        + " does most, "
        + Numbers.figure(first.throughput().value())
        + " images/s"
        + ends(first.throughput())
        + ", with "
        + Bidders.words(first.cell())
        + latency(first)
        + ".";
  }

  private String cost(Configuration each) {
    return Numbers.figure(bidders.cost(each).orElseThrow().value());
  }

  private static String ends(Estimate estimate) {
    return estimate
        .interval()
        .map(ends -> " (95 % interval " + Figures.ends(estimate.value(), ends) + ")")
        .orElse(" (no interval)");
  }

  private String latency(Configuration each) {
    Slo.Of of = bidders.latency(List.of(each));
    return "; " + of.word() + " " + Numbers.figure(of.in(each.timing()).orElseThrow()) + " ms";
  }

  private String next() {
    if (byCost.size() < 2) {
      return "";
    }
    Configuration second = byCost.get(1);
    return " Next is "
        + bidders.name(second.device())
        + " with "
        + cost(second)
        + "; "
        + apart(bidders.cost(byCost.get(0)).orElseThrow(), bidders.cost(second).orElseThrow())
        + ".";
  }

  /** What the intervals of two costs say of their order. */
  static String apart(Estimate less, Estimate more) {
    if (less.interval().isEmpty() || more.interval().isEmpty()) {
      return "without two intervals the order is not shown";
    }
    return less.interval().get().high() < more.interval().get().low()
        ? "their intervals lie apart"
        : "their intervals overlap";
  }

  private static String leftOut(int devices) {
    return devices == 0
        ? ""
        : " "
            + counted(devices, "device that does it has", "devices that do it have")
            + " no cost.";
  }

  private String unknown() {
    int unknown = bids.stream().mapToInt(Bid::unknown).sum();
    return unknown == 0
        ? ""
        : " "
            + counted(unknown, "cell has", "cells have")
            + " too few samples for "
            + bidders.limit().orElseThrow().of().word()
            + ".";
  }

  static String counted(int count, String one, String many) {
    return Numbers.count(count) + " " + (count == 1 ? one : many);
  }
}
