package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.WorkloadGraph;
import org.convmark.bench.fork.ForkSpec.ModelFile;
import org.convmark.model.arch.Identity;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.ElementType;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.result.Cell;
import org.convmark.result.LayerFact;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;

/** A network of the suite: proved to be the documented one, and the same one on all engines. */
record ListedNetwork(Variant variant) implements Subject {

  @Override
  public Optional<Outcome> obstacle(Cell cell) {
    return Identity.check(variant)
        .map(problem -> new Outcome(Status.FAILED, problem))
        .or(() -> Limits.obstacle(cell, variant));
  }

  @Override
  public NetworkCost cost(Cell cell) {
    return ModelFacts.cost(variant);
  }

  @Override
  public List<LayerFact> layers(int batch) {
    return LayerFacts.of(variant.fullName(), variant.graph());
  }

  @Override
  public Optional<Memory.Analytic> analytic(Cell cell) {
    return Optional.of(ModelFacts.analytic(WorkloadGraph.of(variant, cell.workload()), cell));
  }

  @Override
  public ModelFile file(Cell cell, RunContext context) throws IOException {
    export(List.of(cell), context);
    Path file = context.exported(variant, cell);
    return new ModelFile(file.toString(), List.of());
  }

  @Override
  public Map<Cell, Proof> prove(List<Cell> cells, RunContext context) throws IOException {
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String remark =
          Engines.of(cell.engine())
              .remark(cell.workload(), Device.of(cell.device()), Precision.of(cell.precision()));
      proofs.put(cell, proof(cell, context).withRemark(remark));
    }
    return proofs;
  }

  /**
   * The network must be the same one in inference too: what training does not read, such as running
   * statistics, shows only there.
   */
  private Proof proof(Cell cell, RunContext context) throws IOException {
    Proof inference = compared(cell, Workload.FORWARD, context);
    return cell.workload() == Workload.FORWARD || inference.outcome().status() != Status.OK
        ? inference
        : compared(cell, Workload.BACKWARD, context);
  }

  private Proof compared(Cell cell, Workload workload, RunContext context) throws IOException {
    Cell smallest = smallestBatch(cell, workload, context);
    if (context.proofs().of(smallest).isEmpty()) {
      compareAll(smallest, context);
    }
    return context.proofs().of(smallest).orElseThrow().forImages(smallest.batch(), cell.batch());
  }

  /** A comparison holds for every batch, and is made with the smallest of the plan that can be. */
  private Cell smallestBatch(Cell cell, Workload workload, RunContext context) {
    int batch =
        alike(cell, context)
            .map(Cell::batch)
            .filter(smaller -> Limits.statistics(as(cell, workload, smaller), variant).isEmpty())
            .min(Comparator.naturalOrder())
            .orElse(cell.batch());
    return as(cell, workload, batch);
  }

  /** The cells of the plan that differ in engine, workload and batch at most. */
  private static Stream<Cell> alike(Cell cell, RunContext context) {
    return context.planned().stream()
        .filter(other -> other.model().equals(cell.model()))
        .filter(other -> other.device().equals(cell.device()))
        .filter(other -> other.precision().equals(cell.precision()))
        .filter(other -> other.threads() == cell.threads());
  }

  private void compareAll(Cell cell, RunContext context) throws IOException {
    context
        .listener()
        .note(
            String.join(
                " ", "proving", variant.fullName(), cell.workload().word(), cell.precision()));
    List<Cell> cells = withReferences(cell, context);
    export(cells, context);
    Graph graph = WorkloadGraph.of(variant, cell.workload());
    Function<Cell, Path> onnx = each -> context.exported(variant, each);
    context
        .proofs()
        .add(
            context
                .time()
                .time(
                    Activity.PARITY,
                    () -> context.prover().prove(cells, graph, onnx, context.common())));
  }

  /** Once in a process: another run may have left files of another seed. */
  private void export(List<Cell> cells, RunContext context) throws IOException {
    Map<Path, ElementType> files = new LinkedHashMap<>();
    cells.forEach(
        cell -> files.put(context.exported(variant, cell), ElementType.of(cell.precision())));
    files.keySet().removeIf(file -> !context.isNew(file));
    for (Map.Entry<Path, ElementType> file : files.entrySet()) {
      context
          .time()
          .time(
              Activity.EXPORT,
              () -> OnnxExport.of(variant, context.seed(), file.getValue()).to(file.getKey()));
    }
  }

  /**
   * The cell on the engines that are compared, before them what they are held against: in another
   * precision than fp32 an engine of each library in fp32.
   */
  private static List<Cell> withReferences(Cell cell, RunContext context) {
    List<Cell> compared = comparedEngines(cell, context);
    if (cell.precision().equals(Precision.FP32.word())) {
      return compared;
    }
    Cell.Setting setting = new Cell.Setting(cell.batch(), Precision.FP32.word(), cell.threads());
    Cell fp32 = new Cell(cell.model(), cell.engine(), cell.device(), cell.workload(), setting);
    Map<String, Cell> references = new LinkedHashMap<>();
    for (Cell reference : onAllEngines(fp32, context)) {
      references.putIfAbsent(library(reference), reference);
    }
    return Stream.concat(references.values().stream(), compared.stream()).toList();
  }

  /**
   * The cell on the first engine that is ready, which is the reference, on those that the plan
   * measures, and on one of a second library, without which nobody confirms the reference.
   */
  private static List<Cell> comparedEngines(Cell cell, RunContext context) {
    List<Cell> ready = onAllEngines(cell, context);
    Set<String> planned = new HashSet<>();
    alike(cell, context).forEach(other -> planned.add(other.engine()));
    Set<Cell> compared = new LinkedHashSet<>(ready.stream().limit(1).toList());
    ready.stream().filter(other -> planned.contains(other.engine())).forEach(compared::add);
    if (compared.stream().map(ListedNetwork::library).distinct().count() == 1) {
      String only = library(ready.get(0));
      ready.stream()
          .filter(other -> !library(other).equals(only))
          .findFirst()
          .ifPresent(compared::add);
    }
    return List.copyOf(compared);
  }

  private static String library(Cell cell) {
    return Engines.of(cell.engine()).library();
  }

  /** The cell on every engine that is ready, whether the plan measures it there or not. */
  private static List<Cell> onAllEngines(Cell cell, RunContext context) {
    return Engines.all().stream()
        .filter(engine -> engine.workloads().contains(cell.workload()))
        .map(engine -> on(engine, cell))
        .filter(each -> Limits.precision(each, Engines.of(each.engine())).isEmpty())
        .filter(each -> context.availability(each.engine(), each.device()).status() == Status.OK)
        .toList();
  }

  private static Cell on(Engine engine, Cell cell) {
    return new Cell(cell.model(), engine.name(), cell.device(), cell.workload(), cell.setting());
  }

  private static Cell as(Cell cell, Workload workload, int batch) {
    Cell.Setting setting = new Cell.Setting(batch, cell.precision(), cell.threads());
    return new Cell(cell.model(), cell.engine(), cell.device(), workload, setting);
  }
}
