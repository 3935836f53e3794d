package org.convmark.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engine;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.TensorSpec;
import org.convmark.bench.fork.ForkSpec.ModelFile;
import org.convmark.bench.own.OwnModel;
import org.convmark.model.graph.Graph;
import org.convmark.model.onnx.read.Import;
import org.convmark.model.onnx.read.OneLine;
import org.convmark.result.Cell;
import org.convmark.result.LayerFact;
import org.convmark.result.Memory;
import org.convmark.result.ModelFact;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Workload;

/** A user's file: nothing is known of it but what it says, and nothing to compare it with. */
record OwnFile(OwnModel model) implements Subject {

  @Override
  public Optional<Outcome> obstacle(Cell cell) {
    Engine engine = Engines.of(cell.engine());
    List<String> able = Engines.running(cell.model());
    if (!able.contains(engine.name())) {
      return Limits.unsupported(
          "%s does not run such files; measure it with --engine %s",
          engine.name(), String.join(" or ", able));
    }
    if (cell.workload() != Workload.FORWARD) {
      return Limits.unsupported(
          "a file of your own runs forward only, since it says nothing of its training; measure it"
              + " with --workload forward");
    }
    if (!cell.precision().equals(Precision.FP32.word())) {
      return Limits.unsupported(
          "a file of your own runs as it is written and is not converted; measure it with"
              + " --precision fp32");
    }
    if (engine.name().equals("pytorch-script") && !cell.device().equals(Device.CPU.toString())) {
      return Limits.unsupported(
          "a script of your own runs on the processor only in this build; measure it with"
              + " --device cpu");
    }
    return Limits.precision(cell, engine);
  }

  @Override
  public NetworkCost cost(Cell cell) {
    return cost(cell.batch());
  }

  private NetworkCost cost(int batch) {
    return graph(batch)
        .graph()
        .map(graph -> ModelFacts.cost(graph.cost()))
        .orElse(NetworkCost.NOT_COUNTED);
  }

  private Import graph(int batch) {
    return model.graph(batch);
  }

  @Override
  public List<LayerFact> layers(int batch) {
    return graph(batch).graph().map(known -> LayerFacts.of(model.name(), known)).orElse(List.of());
  }

  @Override
  public Optional<Memory.Analytic> analytic(Cell cell) {
    Optional<Graph> graph =
        model.remark().isEmpty() ? graph(cell.batch()).graph() : Optional.empty();
    return graph.map(known -> ModelFacts.analytic(known, cell));
  }

  @Override
  public ModelFile file(Cell cell, RunContext context) {
    return new ModelFile(model.path().toAbsolutePath().toString(), model.inputs(cell.batch()));
  }

  @Override
  public Map<Cell, Proof> prove(List<Cell> cells, RunContext context) throws IOException {
    Map<Cell, Proof> proofs = new LinkedHashMap<>();
    for (Cell cell : cells) {
      context.listener().note("trying " + model.name() + " on " + cell.engine());
      Proof proof = context.trial().of(cell, file(cell, context));
      proofs.put(cell, proof.withRemark(remark(cell)));
    }
    return proofs;
  }

  private String remark(Cell cell) {
    List<String> remarks = new ArrayList<>();
    remarks.add("not compared: there is nothing to compare a file of your own with");
    remarks.add(model.remark());
    String unknown = graph(cell.batch()).obstacle();
    remarks.add(unknown.isEmpty() ? "" : "not counted: " + unknown);
    remarks.removeIf(String::isEmpty);
    return String.join("; ", remarks);
  }

  /** What the file tells of itself, with the counts for one of the batches that are measured. */
  ModelFact fact(int batch) {
    return new ModelFact(
        model.name(),
        model.inputs(batch).stream().map(OwnFile::shape).collect(Collectors.joining(", ")),
        "",
        new ModelFact.Counted(cost(batch), statistics(batch), OptionalLong.empty()),
        new ModelFact.Documented("", "", OptionalDouble.empty(), OptionalDouble.empty(), ""));
  }

  private OptionalLong statistics(int batch) {
    Optional<Graph> graph = graph(batch).graph();
    return graph.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(graph.get().cost().batchNormStatistics());
  }

  /** As the file has its dimensions, the batch first. */
  private static String shape(TensorSpec input) {
    String dims = input.dims().stream().map(String::valueOf).collect(Collectors.joining("x"));
    return (OneLine.of(input.name()) + " " + dims).strip() + " " + input.type().word();
  }
}
