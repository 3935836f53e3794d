package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.plan.Effort;
import org.convmark.model.arch.Variant;
import org.convmark.model.onnx.ElementType;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;

/** What all groups of a run share. */
final class RunContext {

  private final RunRequest request;
  private final Workspace workspace;
  private final Ledger ledger;
  private final Host host;
  private final Clock clock;
  private final Worker worker;
  private final Map<String, Probe.Availability> availability = new HashMap<>();

  RunContext(RunRequest request, Workspace workspace, Ledger ledger, Host host) {
    this.request = request;
    this.workspace = workspace;
    this.ledger = ledger;
    this.host = host;
    this.clock = new Clock(request.plan().cells().size() * request.plan().effort().forks());
    this.worker = new Worker(workspace);
  }

  /** Asks all engines on the devices of the plan; what they say stands for the whole run. */
  Map<String, Probe.Availability> probe() throws IOException {
    Probe probe = new Probe(worker, workspace);
    for (String device : request.plan().scope().devices()) {
      for (String engine : Engines.names()) {
        availability.put(key(engine, device), probe.ask(engine, device));
      }
    }
    return Map.copyOf(availability);
  }

  private static String key(String engine, String device) {
    return engine + " on " + device;
  }

  Outcome availability(String engine, String device) {
    return availability.get(key(engine, device)).outcome();
  }

  RunListener.Step step(Cell cell, int fork) {
    return new RunListener.Step(cell, fork, clock.position(), clock.total(), clock.left());
  }

  /** Where a variant's ONNX file for the precision of a cell is or will be. */
  Path exported(Variant variant, Cell cell) {
    return request.exports().resolve(ElementType.of(cell.precision()).fileName(variant.fullName()));
  }

  Effort effort() {
    return request.plan().effort();
  }

  long seed() {
    return request.seed();
  }

  /** What every fork of the run is told. */
  ForkSpec.Common common() {
    return ForkSpec.Common.of(request.seed(), request.plan().settings().layout());
  }

  RunListener listener() {
    return request.listener();
  }

  Workspace workspace() {
    return workspace;
  }

  Ledger ledger() {
    return ledger;
  }

  Host host() {
    return host;
  }

  Clock clock() {
    return clock;
  }

  Prover prover() {
    return new Prover(worker, workspace);
  }

  FileTrial trial() {
    return new FileTrial(worker, workspace);
  }

  JmhFork forks() {
    return new JmhFork(workspace);
  }
}
