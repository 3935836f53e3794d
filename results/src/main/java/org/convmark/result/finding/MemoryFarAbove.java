package org.convmark.result.finding;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;
import org.convmark.result.Memory;

/** A process held far more memory than weights and live results take. */
final class MemoryFarAbove implements Analyser {

  private static final double TIMES = 4;

  /**
   * What native libraries, their pools and, on a GPU, the driver's context hold for any network.
   */
  private static final double CPU_MIB = 512;

  private static final double GPU_MIB = 2048;

  private static final String REMEDY =
      "size the machine by the measured peak; pools and workspaces of the engine are the usual"
          + " cause, and a leak if the peak grows with the number of iterations";

  @Override
  public List<Finding> findings(Material material) {
    List<Objection> all = material.cells().stream().flatMap(MemoryFarAbove::objection).toList();
    return Objection.findings(FindingKind.MEMORY_FAR_ABOVE, all, REMEDY);
  }

  private static Stream<Objection> objection(TimedCell cell) {
    OptionalDouble held = cell.heldMib();
    double analytic =
        cell.memory().analytic().map(Memory.Analytic::total).orElse(Double.POSITIVE_INFINITY);
    double most = TIMES * analytic + (cell.onCpu() ? CPU_MIB : GPU_MIB);
    if (held.isEmpty() || held.getAsDouble() <= most) {
      return Stream.empty();
    }
    return Stream.of(
        new Objection(
            Level.HINT,
            cell.cell(),
            held.getAsDouble() / analytic,
            Objection.text(
                "%.0f MiB, and weights and live results take %.0f MiB",
                held.getAsDouble(), analytic)));
  }
}
