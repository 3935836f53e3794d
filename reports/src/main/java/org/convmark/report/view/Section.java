package org.convmark.report.view;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A chapter of the report.
 *
 * @param id unique in the report, safe as an anchor
 * @param lead sentences that come before everything else
 * @param blocks in the order in which they are read
 */
public record Section(String id, String title, List<String> lead, List<Block> blocks) {

  public Section {
    lead = lead.stream().map(Text::visible).toList();
    blocks = List.copyOf(blocks);
  }

  /** A section whose figures come before its tables. */
  Section(String id, String title, List<String> lead, List<Figure> figures, List<Table> tables) {
    this(id, title, lead, Stream.<Block>concat(figures.stream(), tables.stream()).toList());
  }

  /** A section that only says why it has nothing to show. */
  static Section empty(String id, String title, String why) {
    return new Section(id, title, List.of(why), List.of());
  }

  /** The same with anchors that begin with the prefix. */
  Section within(String prefix) {
    return prefix.isEmpty()
        ? this
        : new Section(
            prefix + id, title, lead, blocks.stream().map(block -> block.within(prefix)).toList());
  }

  public List<Figure> figures() {
    return blocks(block -> block instanceof Figure figure ? Stream.of(figure) : Stream.empty());
  }

  /** The tables, with those of ledgers. */
  public List<Table> tables() {
    return blocks(Section::table);
  }

  private static Stream<Table> table(Block block) {
    if (block instanceof Ledger ledger) {
      return Stream.of(ledger.table());
    }
    return block instanceof Table table ? Stream.of(table) : Stream.empty();
  }

  private <T> List<T> blocks(Function<Block, Stream<T>> part) {
    return blocks.stream().flatMap(part).toList();
  }
}
