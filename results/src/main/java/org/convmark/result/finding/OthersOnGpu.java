package org.convmark.result.finding;

import java.util.List;
import java.util.stream.Stream;
import org.convmark.result.Finding;
import org.convmark.result.Finding.Level;
import org.convmark.result.FindingKind;

/** Memory of a GPU was in use before the run used it. */
final class OthersOnGpu implements Analyser {

  /** The driver alone holds some hundred MiB, more on larger devices. */
  private static final double LEAST_MIB = 1024;

  private static final double SHARE = 0.02;

  @Override
  public List<Finding> findings(Material material) {
    return material.cells().stream()
        .filter(each -> !each.onCpu())
        .map(each -> each.cell().device())
        .distinct()
        .flatMap(device -> finding(material, device))
        .toList();
  }

  private static Stream<Finding> finding(Material material, String device) {
    double used = material.number(device + " memory_used_mib").orElse(0);
    double total = material.number(device + " memory_total_mib").orElse(0);
    if (used <= Math.max(LEAST_MIB, SHARE * total)) {
      return Stream.empty();
    }
    return Stream.of(
        new Finding(
            Level.WARNING,
            FindingKind.OTHERS_ON_GPU,
            material.cells().stream()
                .filter(each -> each.cell().device().equals(device))
                .map(each -> each.cell().id())
                .toList(),
            Objection.text(
                "%.0f of %.0f MiB of %s were in use before the run used it", used, total, device),
            "end the other processes, which nvidia-smi lists, and measure again"));
  }
}
