package org.convmark.result.finding;

import java.util.Comparator;
import java.util.List;
import org.convmark.result.Finding;
import org.convmark.result.Run;

/** All analysers. */
public final class Analysers {

  private static final List<Analyser> ALL =
      List.of(
          new TimeDoesNotGrow(),
          new BiggerIsFaster(),
          new ThroughputFalls(),
          new ThreadsDiffer(),
          new ResumedAfterChange(),
          new TooManyThreads(),
          new BusyMachine(),
          new StolenTime(),
          new Powersave(),
          new OthersOnGpu(),
          new Throttled(),
          new ClockChanged(),
          new TemperatureChanged(),
          new Drift(),
          new UnsteadyForks(),
          new TargetMissed(),
          new SpreadBetweenForks(),
          new SpreadWithinForks(),
          new SevereOutliers(),
          new MemoryBelowWeights(),
          new MemoryFarAbove());

  private Analysers() {}

  /** What is found in a run, worst first; the same for the same run. */
  public static List<Finding> findings(Run run) {
    Material material = new Material(run);
    return ALL.stream()
        .flatMap(analyser -> analyser.findings(material).stream())
        .sorted(Comparator.comparing(Finding::level).reversed().thenComparing(Finding::kind))
        .toList();
  }
}
