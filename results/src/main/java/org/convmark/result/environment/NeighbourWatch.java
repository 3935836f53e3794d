package org.convmark.result.environment;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.environment.Neighbours.Busy;

/** Watches what other processes and systems do with the processors, from its making to its end. */
public final class NeighbourWatch {

  private static final double LEAST_CORES = 0.05;

  /** Fields of {@code /proc/PID/stat} after the name, which is in brackets (proc(5)). */
  private static final int USER_TICKS = 11;

  private static final int KERNEL_TICKS = 12;

  private record Used(String name, double ticks) {}

  private final SystemFiles files;
  private final Set<Long> own;
  private final Optional<CpuTicks> ticks;
  private final Map<Long, Used> processes;

  /** Begins to watch. */
  public NeighbourWatch() {
    this(new SystemFiles(Path.of("/")), own());
  }

  NeighbourWatch(SystemFiles files, Set<Long> own) {
    this.files = files;
    this.own = own;
    ticks = CpuTicks.now(files);
    processes = processes();
  }

  private static Set<Long> own() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants())
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** What the others did since this watch was made. */
  public Neighbours end() {
    Optional<CpuTicks> passed = CpuTicks.now(files).flatMap(now -> ticks.map(now::since));
    if (passed.isEmpty() || passed.get().total() <= 0) {
      return new Neighbours(OptionalDouble.empty(), List.of());
    }
    return new Neighbours(
        OptionalDouble.of(passed.get().stealPercent()), busy(passed.get().ofOne()));
  }

  private List<Busy> busy(double ticksOfOne) {
    Map<String, Double> cores = new TreeMap<>();
    processes()
        .forEach(
            (pid, now) -> {
              Used before = processes.getOrDefault(pid, new Used(now.name(), 0));
              cores.merge(now.name(), (now.ticks() - before.ticks()) / ticksOfOne, Double::sum);
            });
    return cores.entrySet().stream()
        .filter(entry -> entry.getValue() >= LEAST_CORES)
        .map(entry -> new Busy(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Busy::cores).reversed())
        .toList();
  }

  private Map<Long, Used> processes() {
    Map<Long, Used> all = new HashMap<>();
    for (String pid : files.names("proc", "[0-9]*")) {
      if (!own.contains(Long.parseLong(pid))) {
        used(files.line("proc/" + pid + "/stat"))
            .ifPresent(used -> all.put(Long.parseLong(pid), used));
      }
    }
    return all;
  }

  /** The name may hold anything, brackets and spaces too. */
  private static Optional<Used> used(String stat) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    if (open < 0 || close < open) {
      return Optional.empty();
    }
    String[] fields = stat.substring(close + 1).strip().split(" ", -1);
    double ticks =
        fields.length > KERNEL_TICKS
            ? Numbers.parse(fields[USER_TICKS]) + Numbers.parse(fields[KERNEL_TICKS])
            : Double.NaN;
    return Double.isNaN(ticks)
        ? Optional.empty()
        : Optional.of(new Used(stat.substring(open + 1, close), ticks));
  }
}
