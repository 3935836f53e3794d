package org.convmark.report.web;

import java.util.List;
import java.util.Optional;
import org.convmark.report.view.Table;
import org.convmark.report.view.Text;

/**
 * The page of two runs that are compared.
 *
 * @param sides which runs, and by what
 * @param sentences that sum up, or say why nothing could be compared
 * @param table a row for each cell; empty if nothing could be compared
 */
public record ComparisonPage(Sides sides, List<String> sentences, Optional<Table> table) {

  /**
   * What is compared.
   *
   * @param base the folder of the earlier run
   * @param later the folder of the later run
   * @param metric its word
   * @param metrics all words that there are
   */
  public record Sides(String base, String later, String metric, List<String> metrics) {

    public Sides {
      metrics = List.copyOf(metrics);
    }

    /** The earlier run's name as it can be shown. */
    public String baseName() {
      return Text.visible(base);
    }

    /** The later run's name as it can be shown. */
    public String laterName() {
      return Text.visible(later);
    }
  }

  public ComparisonPage {
    sentences = sentences.stream().map(Text::visible).toList();
  }
}
