package org.convmark.result.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.result.compare.SimulatedGate.Looks;
import org.convmark.result.compare.SimulatedGate.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How often the gate raises an alarm without a cause, and how often it finds what it should. The
 * figures are left in {@code target/gate-simulation.csv}; docs/gate.md shows them.
 */
class GateSimulationTest {

  private static final Path TABLE = Path.of("target", "gate-simulation.csv");
  private static final double[] SPREADS = {0.01, 0.02};
  private static final int[] FORKS = {5, 10};

  private record Row(SimulatedNoise noise, double spread, int forks, Looks looks, Outcome outcome) {

    /** The columns of the file and of the table in the docs. */
    List<String> columns() {
      return List.of(
          noise.word(),
          format("%.0f", 100 * spread),
          String.valueOf(forks),
          looks == Looks.ONE ? "1" : "2",
          format("%.2f", outcome.before()),
          format("%.1f", 100 * outcome.alarms()),
          format("%.0f", 100 * outcome.powerAt5()),
          format("%.0f", 100 * outcome.powerAt10()));
    }

    private static String format(String format, double number) {
      return String.format(Locale.ROOT, format, number);
    }
  }

  @BeforeAll
  static void begin() throws IOException {
    Files.createDirectories(TABLE.getParent());
    Files.writeString(
        TABLE,
        "noise,spread_percent,forks,looks,cells_before_correction,suites_with_alarm_percent,"
            + "found_at_5_percent,found_at_10_percent\n");
  }

  private static List<Row> rows(SimulatedNoise noise) {
    List<Row> rows = new ArrayList<>();
    for (double spread : SPREADS) {
      for (int forks : FORKS) {
        new SimulatedGate(noise, spread, forks)
            .outcomes()
            .forEach((looks, outcome) -> rows.add(new Row(noise, spread, forks, looks, outcome)));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void theDocumentsTableIsWhatTheSimulationGives(SimulatedNoise noise) throws IOException {
    List<Row> rows = rows(noise);
    for (Row row : rows) {
      Files.writeString(TABLE, String.join(",", row.columns()) + "\n", StandardOpenOption.APPEND);
    }
    assertThat(documented(noise))
        .isEqualTo(rows.stream().map(row -> String.join(" | ", row.columns())).toList());
  }

  private static List<String> documented(SimulatedNoise noise) throws IOException {
    Path docs = Path.of(System.getProperty("convmark.root"), "docs", "gate.md");
    return Files.readAllLines(docs).stream()
        .filter(line -> line.startsWith("| " + noise.word() + " |"))
        .map(line -> line.substring(2, line.length() - 2))
        .toList();
  }

  @Test
  void theSimulationJudgesAsTheGateDoes() {
    SimulatedRun.Spread spread = new SimulatedRun.Spread(0.01, 0.01);
    Side base = Side.of(List.of(SimulatedRun.of(SimulatedGate.CELLS, 1).with(spread).run()));
    Side later =
        Side.of(
            List.of(
                SimulatedRun.of(SimulatedGate.CELLS, 2)
                    .with(spread)
                    .slower(3, 1.12)
                    .slower(4, 0.9)
                    .run()));
    List<Comparison> comparisons =
        new Comparer(base, later, Rules.DEFAULT).compare(List.of(Metric.LATENCY_MEAN));
    SimulatedGate.P[] tests =
        comparisons.stream()
            .map(each -> tests(each.evidence().orElseThrow()))
            .toArray(SimulatedGate.P[]::new);
    assertThat(SimulatedGate.verdicts(tests, Comparer.Q))
        .isEqualTo(comparisons.stream().map(Comparison::verdict).toArray(Verdict[]::new))
        .contains(Verdict.REGRESSED, Verdict.IMPROVED, Verdict.EQUIVALENT, Verdict.INCONCLUSIVE);
  }

  private static SimulatedGate.P tests(Comparison.Evidence evidence) {
    SimulatedGate.P tests = SimulatedGate.P.of(values(evidence.base()), values(evidence.later()));
    Change change = evidence.change();
    assertThat(tests)
        .isEqualTo(new SimulatedGate.P(change.regressed(), change.improved(), change.equivalent()));
    return tests;
  }

  private static double[] values(Comparison.Forks forks) {
    return forks.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
