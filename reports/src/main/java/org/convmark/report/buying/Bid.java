package org.convmark.report.buying;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a device offers for a task.
 *
 * @param device of which at least one cell of the task was timed
 * @param timed how many were
 * @param unknown how many of them have too few samples to tell whether they meet the limit
 * @param best of those that meet the limit, the cheapest if any has a cost, else that with the most
 *     images per second
 * @param largestBatch of those that meet the limit; 0 if none does
 */
public record Bid(
    Device device, int timed, int unknown, Optional<Configuration> best, int largestBatch) {

  /** The bid of a device, from its timed cells of one task. */
  static Bid of(Device device, List<Configuration> timed, Optional<Slo> limit, Terms terms) {
    List<Configuration> within =
        timed.stream().filter(each -> answer(each, limit) == Slo.Answer.MET).toList();
    return new Bid(
        device,
        timed.size(),
        (int) timed.stream().filter(each -> answer(each, limit) == Slo.Answer.UNKNOWN).count(),
        within.stream()
            .min(
                Comparator.<Configuration>comparingDouble(each -> each.cost(terms))
                    .thenComparingDouble(each -> -each.throughput().value())),
        within.stream().mapToInt(each -> each.cell().batch()).max().orElse(0));
  }

  private static Slo.Answer answer(Configuration each, Optional<Slo> limit) {
    return limit.map(slo -> slo.answer(each.timing())).orElse(Slo.Answer.MET);
  }
}
