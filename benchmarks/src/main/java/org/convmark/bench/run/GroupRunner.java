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
import org.convmark.result.Evidence;
import org.convmark.result.Measurement;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.stat.WarmUp;

/**
 * Measures the cells of one model, device and setting: identity, export, proofs, then forks that
 * take turns between the cells, so that a drift of the machine hits all alike.
 */
final class GroupRunner {

  /** Whatever a fork does beside its calls: start, unpacking, weights, load. */
  private static final Duration FORK_ALLOWANCE = Duration.ofMinutes(3);

  private static final int SLOWER_THAN_PILOT = 10;
  private static final Evidence NONE = new Evidence(List.of(), List.of());

  private final Subject subject;
  private final RunContext context;

  GroupRunner(Subject subject, RunContext context) {
    this.subject = subject;
    this.context = context;
  }

  void run(List<Cell> cells) throws IOException {
    List<Cell> ready = new ArrayList<>();
    for (Cell cell : cells) {
      Optional<Outcome> obstacle =
          subject
              .obstacle(cell)
              .or(() -> unavailable(cell))
              .or(() -> context.shortage(cell, subject));
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
    context.keepTimes();
    List<CellRecord> records = new ArrayList<>();
    for (Cell cell : cells) {
      Proof proof = proofs.get(cell).withRemark(context.mark());
      if (proof.outcome().status() == Status.OK) {
        records.add(record(cell, proof));
      } else {
        refuse(cell, proof);
      }
    }
    return records;
  }

  private CellRecord record(Cell cell, Proof proof) {
    double call = proof.report().pilotSeconds();
    Sampling sampling = new Sampling(context.effort(cell), call, context.cellSeconds(cell));
    return new CellRecord(cell, subject, context.host(), proof, sampling);
  }

  /** Writes the row of a cell that comes to no fork. */
  private void refuse(Cell cell, Proof proof) throws IOException {
    CellRecord record = record(cell, proof);
    finish(record.refused(), NONE, record);
  }

  private void takeTurns(List<CellRecord> records) throws IOException {
    List<CellRecord> open = new ArrayList<>(records);
    while (!open.isEmpty()) {
      for (CellRecord cell : List.copyOf(open)) {
        Optional<Measurement> row = fork(cell);
        if (row.isPresent()) {
          open.remove(cell);
          finish(row.get(), cell.evidence(), cell);
        }
      }
    }
  }

  /** Runs the next fork; the cell's row, if that was the last or went wrong. */
  private Optional<Measurement> fork(CellRecord record) throws IOException {
    Cell cell = record.cell();
    Effort effort = context.effort(cell);
    int number = record.nextFork();
    if (number > effort.forks().least()) {
      context.clock().addFork();
    }
    context
        .listener()
        .fork(
            new RunListener.Step(
                cell,
                number,
                effort.forks(),
                record.sampling().soFar(),
                context.clock().progress()));
    int iterations = record.sampling().iterations();
    ForkSpec spec =
        new ForkSpec(
            cell,
            context.common(),
            subject.file(cell, context),
            context.workspace().file("fork-report.json").toString(),
            "");
    Duration limit = limit(record.sampling().expectedSeconds());
    ForkResult result = context.forks().run(spec, iterations, limit);
    account(result, record.add(result));
    context.keepTimes();
    context.clock().forkDone();
    Outcome outcome = result.report().outcome();
    if (outcome.status() != Status.OK) {
      return Optional.of(record.failed(outcome));
    }
    return record.sampling().isDone() ? Optional.of(record.measured()) : Optional.empty();
  }

  private static Duration limit(double expectedSeconds) {
    return FORK_ALLOWANCE.plusMillis((long) (expectedSeconds * 1000 * SLOWER_THAN_PILOT));
  }

  private void account(ForkResult fork, WarmUp warmUp) {
    double iterations = fork.iterationSeconds();
    double warm = fork.iterationSeconds(warmUp.iterations());
    double load = fork.loadSeconds();
    TimeSheet time = context.time();
    time.add(Activity.WARMUP, warm);
    time.add(Activity.MEASUREMENT, iterations - warm);
    time.add(Activity.LOAD, load);
    time.add(Activity.FORK_START, fork.wallSeconds() - iterations - load);
  }

  private void finish(Measurement row, Evidence evidence, CellRecord record) throws IOException {
    int unused = context.effort(row.cell()).forks().least() - record.nextFork() + 1;
    context.clock().cellDone(Math.max(0, unused));
    context.journal().add(row, evidence);
    context.keepTimes();
    context.listener().done(row);
  }
}
