package org.convmark.bench.run;

import java.time.Duration;
import java.util.Optional;
import org.convmark.bench.plan.Effort;
import org.convmark.result.Cell;
import org.convmark.result.Estimate;
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
   * A fork that begins.
   *
   * @param cell that it measures
   * @param fork its number in its cell, from 1
   * @param bounds of the forks of the cell
   * @param soFar latency in ms as its earlier forks tell it; empty before the first
   * @param progress of the run
   */
  record Step(
      Cell cell, int fork, Effort.Bounds bounds, Optional<Estimate> soFar, Progress progress) {}

  /**
   * Where a run stands.
   *
   * @param cellsDone that have their row
   * @param cells of the plan
   * @param left estimate of the time that the run still takes, once there is one
   */
  record Progress(int cellsDone, int cells, Optional<Duration> left) {}
}
