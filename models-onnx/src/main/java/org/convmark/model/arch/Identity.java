package org.convmark.model.arch;

import java.util.Locale;
import java.util.Optional;
import org.convmark.model.graph.Cost;

/** Proves that a variant is the documented network before anything about it is published. */
public final class Identity {

  private Identity() {}

  /** One line that says what differs from the published figures; empty if nothing does. */
  public static Optional<String> check(Variant variant) {
    return PublishedFigures.of(variant)
        .map(PublishedFigures::counts)
        .map(counts -> difference(variant, counts))
        .orElse(Optional.of(variant + ": has no row in architectures.csv; add one"));
  }

  private static Optional<String> difference(Variant variant, PublishedFigures.Counts expected) {
    Cost found = variant.graph().cost();
    if (found.parameters() != expected.parameters()) {
      return problem(variant, "parameters", expected.parameters(), found.parameters());
    }
    if (found.macs() != expected.macs()) {
      return problem(variant, "multiply-accumulates", expected.macs(), found.macs());
    }
    if (found.batchNormStatistics() != expected.batchNormStatistics()) {
      return problem(
          variant,
          "batch norm statistics",
          expected.batchNormStatistics(),
          found.batchNormStatistics());
    }
    return Optional.empty();
  }

  private static Optional<String> problem(Variant variant, String what, long expected, long found) {
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s: expected %d %s, found %d; correct the architecture or the table",
            variant,
            expected,
            what,
            found));
  }
}
