package org.convmark.bench.fork;

import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The peak resident set of each iteration, reset before and read after the timed region. */
public final class PeakMemoryProfiler implements InternalProfiler {

  /** The name of the secondary result, in MiB. */
  public static final String PEAK = "host_peak_mib";

  @Override
  public String getDescription() {
    return "Peak resident set of the fork";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    ResidentSet.resetPeak();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return ResidentSet.peakMib().stream()
        .mapToObj(peak -> new ScalarResult(PEAK, peak, "MiB", AggregationPolicy.MAX))
        .toList();
  }
}
