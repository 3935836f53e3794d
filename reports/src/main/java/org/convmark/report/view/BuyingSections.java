package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.report.buying.Market;
import org.convmark.report.buying.Offer;
import org.convmark.report.buying.Task;
import org.convmark.result.Workload;

/** What a reader needs who decides which hardware to buy, over all runs. */
final class BuyingSections {

  private static final int MOST_SENTENCES = 6;
  private static final String ID = "buying-choice";
  private static final String TITLE = "Cheapest device that meets the limit";

  private BuyingSections() {}

  static List<Section> of(Market market) {
    Bidders bidders = new Bidders(market);
    if (market.configurations().isEmpty()) {
      return List.of(Section.empty(ID, TITLE, Page.NOTHING_TIMED));
    }
    return List.of(choice(bidders), devices(bidders), Assumptions.section(bidders));
  }

  private static Section choice(Bidders bidders) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Calculators.of(bidders));
    blocks.add(new FrontChart(bidders).figure());
    if (bidders.hasCosts()) {
      blocks.add(new CheapestTable(bidders).table());
    }
    blocks.add(new FrontTable(bidders).table());
    return new Section(ID, TITLE, lead(bidders), blocks);
  }

  private static List<String> lead(Bidders bidders) {
    List<String> lead = new ArrayList<>();
    if (!bidders.hasCosts()) {
      lead.add("What an image costs is not known: " + missing(bidders));
    }
    lead.add(
        bidders
            .limit()
            .map(
                slo -> "The limit is " + Bidders.words(slo) + ", held against the measured figure.")
            .orElse("No limit of latency was given, as '--slo p99=50ms' would be."));
    lead.addAll(answers(bidders));
    if (bidders.market().unknown() > 0) {
      lead.add(
          String.format(
              Locale.ROOT,
              "%s too few samples for %s, and so are not taken to meet the limit.",
              CheapestSentence.counted(bidders.market().unknown(), "cell has", "cells have"),
              bidders.limit().orElseThrow().of().word()));
    }
    if (bidders.market().superseded() > 0) {
      lead.add(
          CheapestSentence.counted(
                  bidders.market().superseded(), "timed cell is", "timed cells are")
              + " left out, since a later run has the same of the same device.");
    }
    return lead;
  }

  private static String missing(Bidders bidders) {
    return bidders.market().configurations().stream()
            .anyMatch(each -> each.offer().price().isPresent())
        ? "the file of devices gives a price but no watts, without which what is bought has no cost"
            + " where no energy was measured."
        : "give prices and power with 'convmark report RUN --devices FILE', for which"
            + " docs/devices-example.yaml is an example.";
  }

  /** Of inference, or of whatever was measured. */
  private static List<String> answers(Bidders bidders) {
    List<Task> all = bidders.market().tasks();
    List<Task> forward = all.stream().filter(task -> task.workload() == Workload.FORWARD).toList();
    List<Task> asked = forward.isEmpty() ? all : forward;
    List<String> answers =
        new ArrayList<>(
            asked.stream()
                .limit(MOST_SENTENCES)
                .map(task -> CheapestSentence.of(bidders, task))
                .toList());
    if (asked.size() > MOST_SENTENCES) {
      answers.add(
          "The tables have " + Numbers.count(asked.size() - MOST_SENTENCES) + " answers more.");
    }
    return answers;
  }

  private static Section devices(Bidders bidders) {
    List<String> lead = new ArrayList<>();
    lead.add(
        "A device is a processor or card of a machine; the same card in another machine is another"
            + " device. Figures of money are at what is assumed below, whatever is set in the"
            + " page.");
    for (Offer offer : bidders.market().unused()) {
      lead.add(
          "Assumed for nothing here: '"
              + offer.match().pattern()
              + "' matches no device of these runs, or an earlier entry does.");
    }
    return new Section(
        "buying-devices", "Devices side by side", lead, List.of(new DevicesTable(bidders).table()));
  }
}
