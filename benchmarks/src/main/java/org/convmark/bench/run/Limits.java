package org.convmark.bench.run;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.WorkloadGraph;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.BatchNorm;
import org.convmark.model.graph.Node;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** What no run of a cell could get around, known before anything is loaded. */
final class Limits {

  private Limits() {}

  /** The first reason for which the cell is UNSUPPORTED, with what to ask for instead. */
  static Optional<Outcome> obstacle(Cell cell, Variant variant) {
    Engine engine = Engines.of(cell.engine());
    return Stream.of(
            workload(cell, engine),
            precision(cell, engine),
            buffer(cell, variant),
            statistics(cell, variant))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<Outcome> workload(Cell cell, Engine engine) {
    if (engine.workloads().contains(cell.workload())) {
      return Optional.empty();
    }
    List<String> words = engine.workloads().stream().sorted().map(Workload::word).toList();
    return unsupported(
        "%s has no %s in this build; it has %s",
        engine.name(), cell.workload().word(), String.join(", ", words));
  }

  static Optional<Outcome> precision(Cell cell, Engine engine) {
    return engine
        .obstacle(cell.workload(), Device.of(cell.device()), Precision.of(cell.precision()))
        .map(reason -> new Outcome(Status.UNSUPPORTED, reason));
  }

  private static Optional<Outcome> buffer(Cell cell, Variant variant) {
    long largest = Integer.MAX_VALUE / (variant.input().elements() * Float.BYTES);
    if (cell.batch() <= largest) {
      return Optional.empty();
    }
    return unsupported(
        "batch %d of %s exceeds the 2 GiB of one buffer; the largest is %d",
        cell.batch(), variant.input(), largest);
  }

  /** One value has no variance: PyTorch refuses to normalise by it, MXNet goes on without. */
  static Optional<Outcome> statistics(Cell cell, Variant variant) {
    if (cell.workload() == Workload.FORWARD || cell.batch() > 1) {
      return Optional.empty();
    }
    return WorkloadGraph.of(variant, cell.workload()).nodes().stream()
        .filter(Limits::normalisesOneValueOfAnImage)
        .findFirst()
        .flatMap(
            node ->
                unsupported(
                    "%s has one value per channel in a batch of 1, which has no variance to train"
                        + " with; the smallest batch is 2",
                    node.name()));
  }

  private static boolean normalisesOneValueOfAnImage(Node node) {
    return node.op() instanceof BatchNorm && node.output().elements() == node.output().channels();
  }

  @FormatMethod
  static Optional<Outcome> unsupported(String format, Object... values) {
    return Optional.of(new Outcome(Status.UNSUPPORTED, String.format(Locale.ROOT, format, values)));
  }
}
