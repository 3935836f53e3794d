package org.convmark.bench.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.convmark.bench.engine.Device;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.bench.plan.Plan.OnShortage;
import org.convmark.result.Cell;
import org.convmark.result.MaxBatch;
import org.convmark.result.Memory;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.csv.RunFolder;

/**
 * Finds for every cell of a plan, whatever its batch, the largest batch that fits. Each trial is a
 * fresh process that loads the network and makes one call.
 */
final class MaxBatchRunner {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Subjects subjects;
  private final RunContext context;
  private final int most;

  /**
   * For the cells of a run.
   *
   * @param most images that are tried
   */
  MaxBatchRunner(Subjects subjects, RunContext context, int most) {
    this.subjects = subjects;
    this.context = context;
    this.most = most;
  }

  /** Writes what is found to the run's folder, a row as soon as it is known. */
  void run(RunFolder folder) throws IOException {
    List<MaxBatch> rows = new ArrayList<>();
    folder.writeMaxBatches(rows);
    Set<Cell> cells = new LinkedHashSet<>();
    context.planned().forEach(cell -> cells.add(with(cell, 1)));
    for (Cell cell : cells) {
      rows.add(row(cell));
      folder.writeMaxBatches(rows);
    }
  }

  private MaxBatch row(Cell cell) throws IOException {
    Outcome availability = context.availability(cell.engine(), cell.device());
    Subject subject = subjects.of(cell.model());
    Optional<Integer> smallest = smallest(subject, cell);
    MemoryCheck.Free free = MemoryCheck.Free.on(Device.of(cell.device()));
    if (availability.status() != Status.OK || smallest.isEmpty()) {
      Outcome why = smallest.isEmpty() ? obstacle(subject, cell).orElseThrow() : availability;
      MaxBatch.Need need = new MaxBatch.Need(OptionalDouble.empty(), free.mib());
      return new MaxBatch(cell, why, OptionalInt.empty(), "", need);
    }
    BatchSearch.Found found =
        new BatchSearch(smallest.get(), most, batch -> trial(subject, with(cell, batch), free))
            .run();
    MaxBatch.Need need = new MaxBatch.Need(need(subject, with(cell, found.limit())), free.mib());
    return new MaxBatch(cell, found.outcome(), found.images(), found.limitedBy(), need);
  }

  /** Networks that normalise by the batch can't be trained with one image. */
  private static Optional<Integer> smallest(Subject subject, Cell cell) {
    for (int batch : List.of(1, 2)) {
      if (obstacle(subject, with(cell, batch)).isEmpty()) {
        return Optional.of(batch);
      }
    }
    return Optional.empty();
  }

  /** A file of a user's may have a batch of its own, and take no other. */
  private static Optional<Outcome> obstacle(Subject subject, Cell cell) {
    try {
      subject.analytic(cell);
      return subject.obstacle(cell);
    } catch (IllegalArgumentException e) {
      return Limits.unsupported("%s", e.getMessage());
    }
  }

  private Outcome trial(Subject subject, Cell cell, MemoryCheck.Free free) throws IOException {
    Optional<Outcome> obstacle = obstacle(subject, cell);
    if (obstacle.isEmpty() && context.onShortage() == OnShortage.PREDICT) {
      obstacle = MemoryCheck.obstacle(need(subject, cell), free);
    }
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    Outcome outcome = context.worker().fit(spec(subject, cell), LIMIT).outcome();
    context
        .listener()
        .note(
            String.format(
                Locale.ROOT,
                "%s %s %s: batch %d %s",
                cell.model(),
                cell.engine(),
                cell.workload().word(),
                cell.batch(),
                outcome.status() == Status.OK ? "fits" : outcome.message()));
    return outcome;
  }

  private ForkSpec spec(Subject subject, Cell cell) throws IOException {
    String report = context.workspace().file("fit-report.json").toString();
    return new ForkSpec(cell, context.common(), subject.file(cell, context), report, "");
  }

  private static OptionalDouble need(Subject subject, Cell cell) {
    try {
      Optional<Memory.Analytic> analytic = subject.analytic(cell);
      return analytic.isPresent()
          ? OptionalDouble.of(analytic.get().total())
          : OptionalDouble.empty();
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
  }

  private static Cell with(Cell cell, int batch) {
    Cell.Setting setting = new Cell.Setting(batch, cell.precision(), cell.threads());
    return new Cell(cell.model(), cell.engine(), cell.device(), cell.workload(), setting);
  }
}
