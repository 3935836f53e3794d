package org.convmark.report.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A table that readers filter; without scripts it is the whole table.
 *
 * @param id of its section, under which an address can hold the state of the filters
 * @param tallies how many rows have each verdict
 * @param filters what there is to choose from
 * @param facets those of each row of the table, by which it is found
 */
public record Ledger(
    String id, List<Tally> tallies, List<Filter> filters, Table table, List<Facets> facets)
    implements Block {

  /** How many rows have a verdict. */
  public record Tally(String verdict, int count, Tone tone) {}

  /**
   * One of the choosers.
   *
   * @param name which facet it compares: {@code verdict}, {@code document}, {@code kind} or {@code
   *     model}
   */
  public record Filter(String name, List<Choice> choices) {}

  /** What can be chosen: the facet, and the words for it. */
  public record Choice(String value, String label) {

    public Choice {
      value = Text.visible(value);
      label = Text.visible(label);
    }
  }

  /** By what a row is found. */
  public record Facets(String verdict, String document, String kind, String model) {

    public Facets {
      document = Text.visible(document);
      kind = Text.visible(kind);
      model = Text.visible(model);
    }
  }

  public Ledger {
    tallies = List.copyOf(tallies);
    filters = List.copyOf(filters);
    facets = List.copyOf(facets);
    if (facets.size() != table.rows().size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "ledger %s: expected facets of %d rows, found %d",
              id,
              table.rows().size(),
              facets.size()));
    }
  }

  @Override
  public Ledger within(String prefix) {
    return new Ledger(prefix + id, tallies, filters, table.within(prefix), facets);
  }

  /** The rows of one verdict as a table of their own. */
  public Table only(String verdict) {
    return new Table(
        table.id(),
        "The statements that are " + verdict,
        table.notes(),
        table.columns(),
        IntStream.range(0, facets.size())
            .filter(row -> facets.get(row).verdict().equals(verdict))
            .mapToObj(table.rows()::get)
            .toList());
  }
}
