package org.convmark.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
import org.convmark.result.Finding;
import org.convmark.result.Interval;
import org.convmark.result.MaxBatch;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.baseline.GateResult;
import org.convmark.result.compare.Comparison;

/**
 * A run for programs: one JSON object in every line, as docs/output.md lists them. Fields that
 * {@code results.csv} has too go by its names; what is not known is null.
 */
final class JsonLog implements RunOutput {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;

  JsonLog(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void note(String line) {
    print(event("note").put("text", line));
  }

  @Override
  public void fork(Step step) {
    ObjectNode fork = event("fork");
    cell(fork, step.cell());
    fork.put("fork", step.fork());
    fork.put("forks_least", step.bounds().least());
    fork.put("forks_most", step.bounds().most());
    latency(fork, step.soFar());
    fork.put("cells_done", step.progress().cellsDone());
    fork.put("cells", step.progress().cells());
    fork.put("seconds_left", step.progress().left().map(left -> left.toSeconds()).orElse(null));
    print(fork);
  }

  @Override
  public void done(Measurement row) {
    ObjectNode cell = event("cell");
    cell(cell, row.cell());
    cell.put("status", row.outcome().status().name());
    cell.put("message", row.outcome().message());
    cell.put("forks", row.figures().map(all -> all.timing().counts().forks()).orElse(null));
    latency(cell, row.figures().map(all -> all.timing().mean()));
    number(cell, "throughput_img_s", row.throughput());
    number(
        cell,
        "host_peak_mib",
        row.figures().map(all -> all.memory().hostPeak()).orElse(OptionalDouble.empty()));
    number(cell, "parity_rel_err", row.provenance().parityError());
    print(cell);
  }

  /** Something that makes figures of the run doubtful. */
  void finding(String level, String kind, List<String> cells, String found, String whatToDo) {
    ObjectNode finding = event("finding").put("level", level).put("kind", kind);
    cells.forEach(finding.putArray("cells")::add);
    print(finding.put("found", found).put("what_to_do", whatToDo));
  }

  @Override
  public void summary(Run run) {
    // its cells have been told, each when it was done
    run.evidence().maxBatches().forEach(this::maxBatch);
    for (Finding each : run.findings().orElse(List.of())) {
      finding(each.level().name(), each.kind().word(), each.cells(), each.found(), each.remedy());
    }
  }

  private void maxBatch(MaxBatch row) {
    ObjectNode event = event("max_batch");
    event.put("model", row.cell().model());
    event.put("engine", row.cell().engine());
    event.put("device", row.cell().device());
    event.put("workload", row.cell().workload().word());
    event.put("precision", row.cell().precision());
    event.put("threads", row.cell().threads());
    event.put("status", row.outcome().status().name());
    event.put("message", row.outcome().message());
    row.images().ifPresent(images -> event.put("max_batch", images));
    print(event.put("limited_by", row.limitedBy()));
  }

  @Override
  public void end(Run run, Path folder, Path report) {
    List<Measurement> rows = run.measurements();
    ObjectNode done = event("done");
    done.put("cells", rows.size());
    done.put("cells_ok", rows.stream().filter(Measurement::isOk).count());
    done.put(
        "cells_failed", rows.stream().filter(row -> row.outcome().status().isFailure()).count());
    number(done, "wall_seconds", RunSummary.seconds(run.environment().get("wall_seconds")));
    done.put("run", folder.toString());
    done.put("report", report.toString());
    print(done);
  }

  @Override
  public void gate(GateResult result) {
    for (Comparison each : result.comparisons()) {
      ObjectNode comparison = event("comparison");
      cell(comparison, each.series().cell());
      comparison.put("metric", each.series().metric().word());
      comparison.put("verdict", each.verdict().name());
      comparison.put(
          "ratio", each.evidence().map(found -> found.change().ratio().value()).orElse(null));
      comparison.put("q", each.evidence().map(Comparison.Evidence::q).orElse(null));
      print(comparison.put("remark", each.remark()));
    }
    ObjectNode gate = event("gate").put("passed", result.isPassed());
    gate.put("looks", result.looks() == GateResult.Looks.ONE ? 1 : 2);
    print(gate.put("failing", result.failing().size()));
  }

  @Override
  public void stopped(Path folder) {
    print(event("stopped").put("run", folder.toString()));
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name).put("time", Instant.now().toString());
  }

  private static void cell(ObjectNode event, Cell cell) {
    event.put("cell_id", cell.id());
    event.put("model", cell.model());
    event.put("engine", cell.engine());
    event.put("device", cell.device());
    event.put("workload", cell.workload().word());
    event.put("batch", cell.batch());
    event.put("precision", cell.precision());
    event.put("threads", cell.threads());
  }

  private static void latency(ObjectNode event, Optional<Estimate> mean) {
    Optional<Interval> interval = mean.flatMap(Estimate::interval);
    event.put("latency_mean_ms", mean.map(Estimate::value).orElse(null));
    event.put("latency_ci95_low_ms", interval.map(Interval::low).orElse(null));
    event.put("latency_ci95_high_ms", interval.map(Interval::high).orElse(null));
  }

  private static void number(ObjectNode event, String name, OptionalDouble value) {
    event.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
  }

  private void print(ObjectNode event) {
    try {
      out.println(JSON.writeValueAsString(event));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event of texts and numbers is always JSON", e);
    }
  }
}
