package org.convmark.result.exchange;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.convmark.result.Cell;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;
import org.convmark.result.Provenance;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.convmark.result.Workload;

/**
 * One benchmark of a JMH file as a cell with its evidence.
 *
 * @param measurement its row
 * @param samples a measured sample per iteration; none of benchmarks that were sampled, whose forks
 *     hold the mean of their calls instead
 * @param forks with their latency
 */
record JmhBenchmark(Measurement measurement, List<Sample> samples, List<Fork> forks) {

  private static final String ENGINE = "jmh";
  private static final String DEVICE = "cpu";
  private static final String ANY_PRECISION = "any";
  private static final int ONE_CALL = 1;
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,59}");

  /**
   * Where a file is from.
   *
   * @param machineId of the machine that measured
   * @param written when the file was
   */
  record Origin(String machineId, Instant written) {}

  static JmhBenchmark of(JsonValue entry, Origin origin) throws IOException {
    JmhMode mode = mode(entry.member("mode"));
    Optional<JsonValue> parameters = entry.optional("params");
    BenchmarkName name =
        BenchmarkName.of(
            entry.member("benchmark").text(),
            parameters.isEmpty() ? Map.of() : parameters.get().texts(),
            mode);
    Cell cell =
        new Cell(
            name.model(),
            ENGINE,
            DEVICE,
            Workload.CALL,
            new Cell.Setting(ONE_CALL, ANY_PRECISION, entry.member("threads").count(1)));
    JmhScores scores = JmhScores.of(entry, mode);
    return new JmhBenchmark(
        new Measurement(
            cell,
            Outcome.OK,
            Optional.of(new Measurement.Figures(timing(scores), Memory.NOT_MEASURED)),
            NetworkCost.NOT_COUNTED,
            new Provenance(
                OptionalDouble.empty(), loaded(entry), "", origin.machineId(), origin.written())),
        scores.samples(cell.id()),
        forks(cell, scores, entry, origin));
  }

  Cell cell() {
    return measurement.cell();
  }

  private static JmhMode mode(JsonValue value) throws IOException {
    return JmhMode.of(value.text()).orElseThrow(() -> value.broken("one of " + JmhMode.words()));
  }

  private static Timing timing(JmhScores scores) {
    return new Timing(
        scores.counts(),
        scores.mean(),
        scores.quantiles(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private static Provenance.Loaded loaded(JsonValue entry) throws IOException {
    Optional<JsonValue> version = entry.optional("jmhVersion");
    if (version.isPresent() && !VERSION.matcher(version.get().text()).matches()) {
      throw version.get().broken("a version such as 1.37");
    }
    Optional<JsonValue> size = entry.optional("measurementBatchSize");
    int calls = size.isEmpty() ? ONE_CALL : size.get().count(0);
    return new Provenance.Loaded(
        version.isEmpty() ? "" : version.get().text(),
        calls <= ONE_CALL ? Map.of() : Map.of("batch_size", String.valueOf(calls)));
  }

  private static List<Fork> forks(Cell cell, JmhScores scores, JsonValue entry, Origin origin)
      throws IOException {
    double measured = JmhTime.seconds(entry, "measurement");
    double warmUp = JmhTime.seconds(entry, "warmup");
    List<Fork> forks = new ArrayList<>();
    for (Fork.Latency latency : scores.latencies()) {
      forks.add(
          new Fork(
              cell.id(),
              forks.size() + 1,
              origin.written(),
              new Fork.Times(
                  warmUp + measured,
                  measured,
                  new Fork.Start(OptionalDouble.empty(), OptionalDouble.empty()),
                  Optional.of(latency),
                  true),
              Memory.NOT_MEASURED));
    }
    return forks;
  }
}
