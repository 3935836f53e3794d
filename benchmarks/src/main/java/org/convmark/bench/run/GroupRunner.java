package org.convmark.bench.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.plan.Effort;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Outcome;
import org.convmark.result.Sample;
import org.convmark.result.Status;

/**
 * Measures the cells of one model, device and setting: identity, export, proofs, then forks that
 * take turns between the cells, so that a drift of the machine hits all alike.
 */
final class GroupRunner {

  /** Whatever a fork does beside its calls: start, unpacking, weights, load. */
  private static final Duration FORK_ALLOWANCE = Duration.ofMinutes(3);

  private static final int SLOWER_THAN_PILOT = 10;

  private final Subject subject;
  private final RunContext context;

  GroupRunner(Subject subject, RunContext context) {
    this.subject = subject;
    this.context = context;
  }

  void run(List<Cell> cells) throws IOException {
    List<Cell> ready = new ArrayList<>();
    for (Cell cell : cells) {
      Optional<Outcome> obstacle = subject.obstacle(cell).or(() -> unavailable(cell));
      if (obstacle.isPresent()) {
        refuse(cell, Proof.refused(obstacle.get()));
      } else {
        ready.add(cell);
      }
    }
    if (!ready.isEmpty()) {
      takeTurns(proven(ready));
    }
  }

  private Optional<Outcome> unavailable(Cell cell) {
    Outcome availability = context.availability(cell.engine(), cell.device());
    return availability.status() == Status.OK ? Optional.empty() : Optional.of(availability);
  }

  private List<CellRecord> proven(List<Cell> cells) throws IOException {
    Map<Cell, Proof> proofs = subject.prove(cells, context);
    List<CellRecord> records = new ArrayList<>();
    for (Cell cell : cells) {
      Proof proof = proofs.get(cell);
      if (proof.outcome().status() == Status.OK) {
        records.add(new CellRecord(cell, subject, context.host(), proof));
      } else {
        refuse(cell, proof);
      }
    }
    return records;
  }

  /** Writes the row of a cell that comes to no fork. */
  private void refuse(Cell cell, Proof proof) throws IOException {
    context.clock().drop(context.effort().forks());
    finish(CellRecord.without(cell, subject, context.host(), proof), List.of());
  }

  private void takeTurns(List<CellRecord> records) throws IOException {
    List<CellRecord> open = new ArrayList<>(records);
    for (int fork = 1; fork <= context.effort().forks(); fork++) {
      for (CellRecord cell : List.copyOf(open)) {
        Optional<Measurement> row = fork(cell);
        if (row.isPresent()) {
          open.remove(cell);
          finish(row.get(), cell.samples());
        }
      }
    }
  }

  /** Runs the next fork; the cell's row, if that was the last or went wrong. */
  private Optional<Measurement> fork(CellRecord cell) throws IOException {
    Effort effort = context.effort();
    int number = cell.nextFork();
    context.listener().fork(context.step(cell.cell(), number));
    cell.start();
    int warmup = effort.warmupIterations(cell.callSeconds());
    int iterations = warmup + effort.measuredIterations(cell.callSeconds());
    ForkSpec spec =
        new ForkSpec(
            cell.cell(),
            context.common(),
            subject.file(cell.cell(), context),
            context.workspace().file("fork-report.json").toString(),
            "");
    ForkResult result =
        context.forks().run(spec, iterations, limit(cell.callSeconds() * iterations));
    cell.add(result, warmup);
    context.clock().forkDone();
    Outcome outcome = result.report().outcome();
    if (outcome.status() != Status.OK) {
      context.clock().drop(effort.forks() - number);
      return Optional.of(cell.failed(outcome));
    }
    return number == effort.forks() ? Optional.of(cell.measured()) : Optional.empty();
  }

  private static Duration limit(double expectedSeconds) {
    return FORK_ALLOWANCE.plusMillis((long) (expectedSeconds * 1000 * SLOWER_THAN_PILOT));
  }

  private void finish(Measurement row, List<Sample> samples) throws IOException {
    context.ledger().put(row, samples);
    context.listener().done(row);
  }
}
