package org.convmark.report.buying;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.convmark.result.Workload;

/**
 * The devices of runs, and every way in which they ran networks.
 *
 * @param superseded how many timed cells are left out, since a later run has them of the same
 *     device
 */
public record Market(Buying buying, List<Configuration> configurations, int superseded) {

  private record Key(Device device, Cell cell) {}

  public Market {
    configurations = List.copyOf(configurations);
  }

  /** The market of runs; of a cell that several have, the one that began last. */
  public static Market of(List<Run> runs, Buying buying) {
    Map<Key, Measurement> latest = new LinkedHashMap<>();
    int timed = 0;
    for (Run run : runs) {
      for (Measurement cell : run.measurements()) {
        if (cell.isOk() && Workload.ofNetworks().contains(cell.cell().workload())) {
          latest.merge(new Key(Device.of(cell), cell.cell()), cell, Market::later);
          timed++;
        }
      }
    }
    return new Market(
        buying,
        latest.values().stream().map(cell -> configuration(cell, buying)).toList(),
        timed - latest.size());
  }

  private static Measurement later(Measurement one, Measurement other) {
    Instant began = one.provenance().startedAt();
    return other.provenance().startedAt().isBefore(began) ? one : other;
  }

  private static Configuration configuration(Measurement cell, Buying buying) {
    Device device = Device.of(cell);
    return new Configuration(
        device, buying.devices().offer(device.name()).orElse(Offer.NONE), cell);
  }

  /** In the order in which the runs have them. */
  public List<Device> devices() {
    return configurations.stream().map(Configuration::device).distinct().toList();
  }

  /** In the order in which the runs have them, forward first. */
  public List<Task> tasks() {
    return configurations.stream()
        .map(Configuration::task)
        .distinct()
        .sorted(Comparator.comparing(Task::workload))
        .toList();
  }

  /** What is said of a device; an empty offer if nothing is. */
  public Offer offer(Device device) {
    return buying.devices().offer(device.name()).orElse(Offer.NONE);
  }

  /** The entries of the user's file that are about no device of the runs. */
  public List<Offer> unused() {
    List<Offer> used =
        devices().stream().flatMap(each -> buying.devices().offer(each.name()).stream()).toList();
    return buying.devices().offers().stream().filter(offer -> !used.contains(offer)).toList();
  }

  /** The ways to do a task, in the order in which the runs have them. */
  public List<Configuration> ways(Task task) {
    return configurations.stream().filter(each -> each.task().equals(task)).toList();
  }

  /** What each device offers for a task, in the order of the devices. */
  public List<Bid> bids(Task task) {
    Map<Device, List<Configuration>> byDevice = new LinkedHashMap<>();
    ways(task)
        .forEach(
            each -> byDevice.computeIfAbsent(each.device(), any -> new ArrayList<>()).add(each));
    return devices().stream()
        .filter(byDevice::containsKey)
        .map(device -> Bid.of(device, byDevice.get(device), buying.limit(), terms()))
        .toList();
  }

  private Terms terms() {
    return buying.devices().terms();
  }

  /** The best configurations that meet the limit and have a cost, the cheapest first. */
  public List<Configuration> byCost(Task task) {
    return bids(task).stream()
        .map(Bid::best)
        .flatMap(Optional::stream)
        .filter(each -> each.hasCost(terms()))
        .sorted(Comparator.comparingDouble(each -> each.cost(terms())))
        .toList();
  }

  /** How many configurations have too few samples to tell whether they meet the limit. */
  public int unknown() {
    return tasks().stream()
        .map(this::bids)
        .flatMap(Collection::stream)
        .mapToInt(Bid::unknown)
        .sum();
  }
}
