package org.convmark.report.view;

import java.util.List;
import org.convmark.report.buying.Price;
import org.convmark.report.buying.Terms;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;

/**
 * Fields with which readers set prices, terms and a limit. What follows from them is computed by
 * the page's script, which reads this record as JSON; null stands for what is not there. It is
 * about all runs, so there is one in a report.
 *
 * @param limit with which the fields begin
 */
public record Calculator(Place place, String currency, Terms terms, Bound limit, Offered offered)
    implements Block {

  /** Under which a page's address holds the state of the fields: the chapter's anchor. */
  static final String ID = "buying";

  /**
   * Where it is.
   *
   * @param id under which an address can hold the state of the fields
   * @param figure the id of the chart that it draws
   */
  public record Place(String id, String figure) {}

  /** A limit of latency: the word of what is limited, and in ms; null if there is no limit. */
  public record Bound(String of, Double ms) {}

  /** What there is to choose from. */
  public record Offered(Names names, List<Party> devices, List<Way> ways) {

    public Offered {
      devices = List.copyOf(devices);
      ways = List.copyOf(ways);
    }
  }

  /** What the numbers of ways stand for. */
  public record Names(
      List<String> models, List<String> workloads, List<String> precisions, List<String> engines) {

    Names shown() {
      return new Names(shown(models), workloads, shown(precisions), shown(engines));
    }

    private static List<String> shown(List<String> names) {
      return names.stream().map(Text::visible).toList();
    }
  }

  /**
   * A device.
   *
   * @param price once, or for an hour if it is rented
   * @param watts as given
   * @param tints one for each precision
   */
  public record Party(
      String name, Price.Basis basis, Double price, Double watts, List<Integer> tints) {

    public Party {
      name = Text.visible(name);
      tints = List.copyOf(tints);
    }

    /** What the field of its price is called. */
    public String priceLabel() {
      return (basis == Price.Basis.RENTED ? "rent an hour of " : "price of ") + name;
    }
  }

  /** A figure with the ends of its interval. */
  public record Figured(double value, Double low, Double high) {

    static Figured of(Estimate estimate) {
      return new Figured(
          estimate.value(),
          estimate.interval().map(Interval::low).orElse(null),
          estimate.interval().map(Interval::high).orElse(null));
    }
  }

  /** Of a timed cell, in ms. */
  public record Latency(double mean, Double p50, Double p90, Double p99) {}

  /**
   * Power that was counted.
   *
   * @param perJoule images
   */
  public record Counted(double watts, Figured perJoule, String source) {}

  /**
   * A timed cell.
   *
   * @param device its place
   * @param cell the places of model, workload, precision and engine in {@link Names}, then batch
   *     and threads
   * @param rate images per second
   * @param counted null if power was not measured
   */
  public record Way(
      int device, List<Integer> cell, Figured rate, Latency latency, Counted counted) {

    public Way {
      cell = List.copyOf(cell);
    }
  }

  /** What a field holds of a number, or nothing. */
  public static String held(Double number) {
    return number == null ? "" : Numbers.asPrinted(number);
  }

  @Override
  public Calculator within(String prefix) {
    return this;
  }
}
