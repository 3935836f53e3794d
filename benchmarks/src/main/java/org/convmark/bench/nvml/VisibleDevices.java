package org.convmark.bench.nvml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which GPUs a process may use, by the rules of CUDA_VISIBLE_DEVICES (CUDA C++ Programming Guide,
 * "CUDA Environment Variables"): numbers or beginnings of identifiers, of which those from the
 * first that means no GPU on do not count. Numbers are taken in the order of the PCI bus, which is
 * that of the driver's tools.
 */
final class VisibleDevices {

  private VisibleDevices() {}

  /**
   * The places of the visible GPUs among all.
   *
   * @param variable its value, or null if it is not set, when all are visible
   * @param uuids of all GPUs
   */
  static List<Integer> of(String variable, List<String> uuids) {
    if (variable == null) {
      return IntStream.range(0, uuids.size()).boxed().toList();
    }
    List<Integer> visible = new ArrayList<>();
    for (String word : variable.split(",", -1)) {
      int place = place(word.strip(), uuids);
      if (place < 0 || visible.contains(place)) {
        break;
      }
      visible.add(place);
    }
    return visible;
  }

  private static int place(String word, List<String> uuids) {
    if (word.matches("\\d{1,3}")) {
      int number = Integer.parseInt(word);
      return number < uuids.size() ? number : -1;
    }
    List<String> meant =
        word.isEmpty() ? List.of() : uuids.stream().filter(uuid -> uuid.startsWith(word)).toList();
    return meant.size() == 1 ? uuids.indexOf(meant.get(0)) : -1;
  }
}
