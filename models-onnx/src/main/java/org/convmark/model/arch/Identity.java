package org.convmark.model.arch;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;

/** Proves that a variant is the documented network before anything about it is published. */
public final class Identity {

  private Identity() {}

  /** One line that says what differs from the published figures; empty if nothing does. */
  public static Optional<String> check(Variant variant) {
    return PublishedFigures.named(variant.countedAs())
        .map(PublishedFigures::counts)
        .map(counts -> difference(variant, counts))
        .orElse(Optional.of(variant + ": has no row in architectures.csv; add one"));
  }

  /** Parameters are published of the form that is trained, operations of the one that infers. */
  private static Optional<String> difference(Variant variant, PublishedFigures.Counts counts) {
    Graph graph = variant.trainingGraph();
    Cost training = graph.cost();
    long inference = graph.inference().cost().macs();
    long withAuxiliaries = counts.macsWithAuxiliaries().orElse(counts.macs());
    return Stream.of(
            new Count("parameters", counts.parameters(), training.parameters()),
            new Count("multiply-accumulates", counts.macs(), inference),
            new Count("multiply-accumulates in training", withAuxiliaries, training.macs()),
            new Count(
                "batch norm statistics",
                counts.batchNormStatistics(),
                training.batchNormStatistics()))
        .filter(count -> count.expected() != count.found())
        .findFirst()
        .map(count -> count.problem(variant));
  }

  private record Count(String what, long expected, long found) {

    String problem(Variant variant) {
      return String.format(
          Locale.ROOT,
          "%s: expected %d %s, found %d; correct the architecture or the table",
          variant,
          expected,
          what,
          found);
    }
  }
}
