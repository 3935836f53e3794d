package org.convmark.result.stat;

import java.util.List;
import java.util.Optional;
import org.convmark.result.Energy;
import org.convmark.result.Fork;

/** The energy of a cell from what its forks counted. */
public final class EnergySummary {

  private EnergySummary() {}

  /**
   * Sums up the forks of one cell that went well. One whose window was too short tells nothing and
   * takes no part; empty if none tells.
   *
   * @param rule by which the forks were run
   */
  public static Optional<Energy> of(List<Fork> forks, StoppingRule rule) {
    List<Energy.Window> windows = forks.stream().flatMap(fork -> fork.energy().stream()).toList();
    if (windows.isEmpty()) {
      return Optional.empty();
    }
    double joules = windows.stream().mapToDouble(Energy.Window::joules).sum();
    double seconds = windows.stream().mapToDouble(Energy.Window::seconds).sum();
    double[] perImage = windows.stream().mapToDouble(Energy.Window::joulesPerImage).toArray();
    return Optional.of(new Energy(rule.mean(perImage), joules / seconds, windows.get(0).source()));
  }
}
