package org.convmark.bench.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.convmark.bench.engine.Precision;
import org.convmark.model.arch.PublishedFigures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.MemoryNeed;
import org.convmark.result.Cell;
import org.convmark.result.Memory;
import org.convmark.result.ModelFact;
import org.convmark.result.NetworkCost;
import org.convmark.result.Workload;

/** What is published of a variant, next to what its graph counts to. */
public final class ModelFacts {

  private ModelFacts() {}

  public static NetworkCost cost(Variant variant) {
    return cost(variant.graph().cost());
  }

  static NetworkCost cost(Cost cost) {
    return new NetworkCost(cost.parameters(), cost.macs(), cost.activations(), cost.weightsMib());
  }

  /** What the graph of the cell's workload needs at least in the cell's precision. */
  static Memory.Analytic analytic(Graph graph, Cell cell) {
    MemoryNeed need =
        cell.workload() == Workload.FORWARD
            ? MemoryNeed.inference(graph, cell.batch())
            : MemoryNeed.training(graph, cell.batch());
    double share = Precision.of(cell.precision()).bytes() / (double) Float.BYTES;
    return new Memory.Analytic(
        share * mib(need.weights()),
        share * mib(need.activations()),
        share * mib(need.gradients()),
        share * mib(need.optimiserState()));
  }

  private static double mib(long bytes) {
    return bytes / (double) (1 << 20);
  }

  public static ModelFact of(Variant variant) {
    return new ModelFact(
        variant.fullName(),
        variant.input().toString(),
        variant.citation().toString(),
        counted(variant),
        documented(PublishedFigures.of(variant)));
  }

  private static ModelFact.Counted counted(Variant variant) {
    Graph training = variant.trainingGraph();
    Cost inference = training.inference().cost();
    return new ModelFact.Counted(
        cost(inference),
        OptionalLong.of(inference.batchNormStatistics()),
        OptionalLong.of(training.cost().parameters()));
  }

  private static ModelFact.Documented documented(Optional<PublishedFigures> figures) {
    if (figures.isEmpty()) {
      return new ModelFact.Documented("", "", OptionalDouble.empty(), OptionalDouble.empty(), "");
    }
    PublishedFigures row = figures.get();
    return new ModelFact.Documented(
        row.documented().map(PublishedFigures.Documented::parameters).orElse(""),
        row.documented().map(PublishedFigures.Documented::source).orElse(""),
        row.errors().top1(),
        row.errors().top5(),
        row.errors().source());
  }
}
