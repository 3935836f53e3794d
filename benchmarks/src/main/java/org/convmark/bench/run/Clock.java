package org.convmark.bench.run;

import java.time.Duration;
import java.util.Optional;

/** Estimates how long a run still takes: forks take alike, proofs and exports go with them. */
final class Clock {

  private final long start = System.nanoTime();
  private final int cells;
  private int cellsDone;
  private int forksDone;
  private int forksLeft;

  /**
   * A run that begins.
   *
   * @param cells of the whole run
   * @param cellsDone of them already, in an earlier process
   * @param forks that those which are left need at least
   */
  Clock(int cells, int cellsDone, int forks) {
    this.cells = cells;
    this.cellsDone = cellsDone;
    this.forksLeft = forks;
  }

  void forkDone() {
    forksDone++;
    forksLeft = Math.max(0, forksLeft - 1);
  }

  /** A cell needs more forks than the least. */
  void addFork() {
    forksLeft++;
  }

  /** A cell is done, and some of the forks that were planned for it will not be. */
  void cellDone(int unusedForks) {
    cellsDone++;
    forksLeft = Math.max(0, forksLeft - unusedForks);
  }

  RunListener.Progress progress() {
    return new RunListener.Progress(cellsDone, cells, left());
  }

  int cellsLeft() {
    return cells - cellsDone;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Empty until the first fork has ended. */
  private Optional<Duration> left() {
    return forksDone == 0
        ? Optional.empty()
        : Optional.of(elapsed().dividedBy(forksDone).multipliedBy(forksLeft));
  }
}
