package org.convmark.result.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** More threads than the processors that a run may use: they take turns and wait for each other. */
final class TooManyThreads implements Analyser {

  private static final String REMEDY =
      "choose at most as many --threads as there are processors, or lift the container's limit";

  @Override
  public List<Finding> findings(Material material) {
    return limit(material)
        .map(
            limit ->
                Objection.findings(FindingKind.TOO_MANY_THREADS, over(material, limit), REMEDY))
        .orElse(List.of());
  }

  private static List<Objection> over(Material material, Limit limit) {
    return material.cells().stream()
        .filter(each -> each.onCpu() && each.cell().threads() > limit.cores())
        .map(
            each ->
                new Objection(
                    Level.WARNING,
                    each.cell(),
                    each.cell().threads(),
                    Objection.text(
                        "%d threads, and %s is %s",
                        each.cell().threads(), limit.fact(), limit.text())))
        .toList();
  }

  private record Limit(String fact, String text, double cores) {}

  private static Optional<Limit> limit(Material material) {
    return Stream.of("logical_cores", "jvm_processors", "container_cpu_limit_cores")
        .filter(fact -> material.number(fact).orElse(0) > 0)
        .map(fact -> new Limit(fact, material.fact(fact), material.number(fact).getAsDouble()))
        .min(Comparator.comparingDouble(Limit::cores));
  }
}
