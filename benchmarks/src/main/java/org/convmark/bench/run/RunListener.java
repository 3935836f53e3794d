package org.convmark.bench.run;

import java.time.Duration;
import java.util.Optional;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;

/** Hears how a run goes on. */
public interface RunListener {

  /** Something that is worth a line. */
  void note(String line);

  /** A fork of a cell begins. */
  void fork(Step step);

  /** A cell has its row. */
  void done(Measurement measurement);

  /**
   * Where a run stands.
   *
   * @param cell that is measured now
   * @param fork of it, from 1
   * @param position of this fork among all that are planned, from 1
   * @param total forks that are planned
   * @param left estimate of the time that the run still takes, once there is one
   */
  record Step(Cell cell, int fork, int position, int total, Optional<Duration> left) {}
}
