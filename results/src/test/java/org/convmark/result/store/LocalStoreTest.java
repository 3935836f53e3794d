package org.convmark.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convmark.result.compare.Metric;
import org.convmark.result.history.ChangePoint.Certainty;
import org.convmark.result.history.Facts;
import org.convmark.result.history.Newest;
import org.convmark.result.history.Standing;
import org.convmark.result.history.TrackHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {

  private static final int RUNS = 40;
  private static final int CELLS = 5;

  @TempDir private Path temporary;

  private final List<String> notes = new ArrayList<>();
  private Path root;

  @BeforeEach
  void writeRuns() throws IOException {
    root = Files.createDirectory(temporary.resolve("runs"));
    new ManyRuns(RUNS, CELLS, 1).write(root);
  }

  private LocalStore open() throws IOException {
    return LocalStore.open(List.of(root), notes::add);
  }

  private List<List<String>> rows(String sql) throws IOException {
    try (LocalStore store = open()) {
      return store.query(sql, 100).rows();
    }
  }

  private String count(String table) throws IOException {
    return rows("SELECT count(*) FROM " + table).get(0).get(0);
  }

  @Test
  void everyCellAndFactIsARow() throws IOException {
    assertThat(count("runs")).isEqualTo("40");
    assertThat(count("cells")).isEqualTo("200");
    assertThat(count("environment")).isEqualTo(String.valueOf(RUNS * 39));
    assertThat(rows("SELECT run_id, started_at, jdk_version FROM runs ORDER BY started_at LIMIT 1"))
        .containsExactly(List.of("night-00000", "2026-01-01T00:00Z", "17.0.10"));
  }

  @Test
  void theIndexFollowsTheRuns() throws IOException {
    assertThat(count("cells")).isEqualTo("200");
    Path first = root.resolve("night-00000");
    Path results = first.resolve("results.csv");
    List<String> lines = Files.readAllLines(results);
    Files.write(results, lines.subList(0, lines.size() - 2));
    assertThat(count("cells")).isEqualTo("198");
    for (Path file : List.of(results, first.resolve("environment.csv"), first)) {
      Files.delete(file);
    }
    assertThat(count("cells")).isEqualTo("195");
    assertThat(count("runs")).isEqualTo("39");
    Files.delete(root.resolve(LocalStore.INDEX));
    assertThat(count("runs")).isEqualTo("39");
    assertThat(notes).isEmpty();
  }

  @Test
  void aBrokenRunIsSkippedAndSaid() throws IOException {
    Files.writeString(root.resolve("night-00003/results.csv"), "run_id,cell_id\nx,\"y");
    Files.createDirectory(root.resolve("no run"));
    try (LocalStore store = open()) {
      assertThat(store.problems()).hasSize(1);
      assertThat(store.problems().get(0)).contains("night-00003", "results.csv:");
      assertThat(store.query("SELECT count(*) FROM runs", 1).rows().get(0)).containsExactly("39");
    }
  }

  @Test
  void aCopyCountsOnceAndTakesOverWhenTheFirstIsGone() throws IOException {
    Path copy = Files.createDirectory(root.resolve("z-copy"));
    Path first = root.resolve("night-00000");
    for (String name : RunFiles.READ) {
      Files.copy(first.resolve(name), copy.resolve(name));
    }
    try (LocalStore store = open()) {
      assertThat(store.problems()).singleElement().asString().contains("z-copy", "is a copy");
    }
    assertThat(count("runs")).isEqualTo("40");
    Files.delete(first.resolve("results.csv"));
    assertThat(count("runs")).isEqualTo("40");
    try (LocalStore store = open()) {
      assertThat(store.problems()).isEmpty();
    }
  }

  @Test
  void whatAKilledProcessLeftHalfDoneIsDoneAgain() throws Exception {
    assertThat(count("cells")).isEqualTo("200");
    try (Connection index = DuckDb.write(root.resolve(LocalStore.INDEX));
        Statement statement = index.createStatement()) {
      statement.execute("DELETE FROM sources WHERE folder LIKE '%night-00007'");
      statement.execute("INSERT INTO cells (run_key, run_id) VALUES ('lost', 'lost')");
    }
    assertThat(count("cells")).isEqualTo("200");
    assertThat(count("runs")).isEqualTo("40");
  }

  @Test
  void aBrokenIndexIsMadeAnew() throws IOException {
    Files.writeString(root.resolve(LocalStore.INDEX), "not a database");
    assertThat(count("runs")).isEqualTo("40");
  }

  @Test
  void whereNoIndexCanBeWrittenThisProcessHasItsOwn() throws IOException {
    // not by rights, which root has all of
    Path index = Files.createDirectory(root.resolve(LocalStore.INDEX));
    Files.createFile(index.resolve("in the way"));
    requireOwnIndex("can't be written, so that the runs are read without");
  }

  @Test
  void whileAnotherProcessWritesTheIndexThisOneHasItsOwn() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                IndexHolder.class.getName(),
                root.resolve(LocalStore.INDEX).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo(IndexHolder.READY);
      requireOwnIndex("is being written by another process");
    } finally {
      other.destroyForcibly().waitFor();
    }
    notes.clear();
    assertThat(count("runs")).isEqualTo("40");
    assertThat(notes).isEmpty();
  }

  private void requireOwnIndex(String note) throws IOException {
    Path own = Files.createDirectory(temporary.resolve("own"));
    try (LocalStore store = LocalStore.open(List.of(root), own, notes::add)) {
      assertThat(store.query("SELECT count(*) FROM runs", 1).rows().get(0)).containsExactly("40");
      assertThat(own).isNotEmptyDirectory();
    }
    assertThat(notes).singleElement().asString().contains(note);
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void theDocumentedColumnsAreThoseOfTheTables() throws IOException {
    Path project = Path.of(System.getProperty("convmark.root", ".."));
    String documented = Files.readString(project.resolve("docs/history.md"));
    for (StoredTable<?> table : Tables.ALL) {
      String columns =
          table.columns().stream().map(StoredColumn::name).collect(Collectors.joining(", "));
      assertThat(documented).contains("| `" + table.name() + "` |", "| `" + columns + "` |");
    }
  }

  private static final List<String> NO_QUERIES =
      List.of(
          "DROP TABLE cells",
          "DELETE FROM cells",
          "INSERT INTO runs SELECT * FROM runs",
          "CREATE TEMP TABLE t AS SELECT 1",
          "SELECT 1; DROP TABLE cells",
          "SELECT 1; SELECT 2",
          "COPY cells TO 'out.csv'",
          "ATTACH ':memory:' AS m",
          "INSTALL httpfs",
          "LOAD json",
          "SET memory_limit = '9GB'",
          "PRAGMA version",
          "CALL force_checkpoint()",
          "EXPLAIN ANALYZE SELECT 1",
          "SELECT * FROM read_csv('/etc/passwd')",
          "SELECT * FROM read_text('/etc/hostname')",
          "SELECT * FROM '/etc/passwd'",
          "SELECT * FROM glob('/*')",
          "SELECT getenv('HOME')",
          "SELECT * FROM query('DROP TABLE cells')",
          "WITH x AS (DELETE FROM cells RETURNING *) SELECT * FROM x",
          "SELECT $$a$$",
          "-- nothing",
          "SELEC 1",
          "SELECT nothing FROM cells",
          "");

  @Test
  void whatIsNoQueryOfTheTablesIsRefusedInOneLine() throws IOException {
    try (LocalStore store = open()) {
      for (String sql : NO_QUERIES) {
        assertThatThrownBy(() -> store.query(sql, 10))
            .as(sql)
            .isInstanceOf(IllegalArgumentException.class)
            .message()
            .startsWith("query: ")
            .hasLineCount(1);
      }
    }
    assertThat(count("cells")).isEqualTo("200");
  }

  @Test
  void answersAreCutAtTheLimitAndTyped() throws IOException {
    try (LocalStore store = open()) {
      Answer answer =
          store.query(
              "SELECT run_id, batch, 0.5::DOUBLE AS half, sum(params) OVER () AS s, NULL AS n,"
                  + " 'a;b' AS t FROM cells -- ; all\n;",
              7);
      assertThat(answer.rows()).hasSize(7);
      assertThat(answer.isCut()).isTrue();
      assertThat(answer.columns())
          .extracting(Answer.Column::isNumber)
          .startsWith(false, true, true);
      assertThat(answer.rows().get(0).subList(1, 6))
          .containsExactly("1", "0.5", "5111406400", "", "a;b");
      assertThat(store.query("FROM runs", 40).isCut()).isFalse();
    }
  }

  @Test
  void whatRunsAreCalledIsNeverSql() throws IOException {
    Path hostile = root.resolve("x'); DROP TABLE runs; --");
    Files.createDirectory(hostile);
    String results = Files.readString(root.resolve("night-00001/results.csv"));
    Files.writeString(
        hostile.resolve("results.csv"),
        results.replace("night-00001", "\"a'); DROP TABLE cells; --\n=1+1\""));
    assertThat(rows("SELECT run_id FROM runs WHERE run_id LIKE 'a''%'"))
        .containsExactly(List.of("a'); DROP TABLE cells; --\n=1+1"));
    assertThat(count("runs")).isEqualTo("41");
  }

  private List<TrackHistory> histories(HistoryFilter filter, Metric metric) throws IOException {
    try (LocalStore store = open()) {
      return new HistoryQuery(store, filter).histories(metric).toList();
    }
  }

  private static HistoryFilter all(String series) {
    return new HistoryFilter(SeriesPattern.of(series), Optional.empty(), Optional.empty());
  }

  @Test
  void aStepIsFoundWithTheVersionThatChanged() throws IOException {
    List<TrackHistory> histories = histories(all("**"), Metric.LATENCY_MEAN);
    assertThat(histories).hasSize(CELLS);
    TrackHistory pytorch = histories(all("network0/*/pytorch"), Metric.LATENCY_MEAN).get(0);
    assertThat(pytorch.steps()).hasSize(1);
    TrackHistory.Step step = pytorch.steps().get(0);
    assertThat(step.after().runId()).isEqualTo("night-00020");
    assertThat(step.change().certainty()).isEqualTo(Certainty.ALERT);
    assertThat(step.change().ratio()).isCloseTo(1.1, within(0.02));
    assertThat(step.changed()).contains(new Facts.Change("engine_version", "2.7.1", "2.8.0"));
    assertThat(pytorch.newest().standing()).isEqualTo(Standing.STEADY);
    assertThat(histories.stream().flatMap(each -> each.steps().stream())).hasSize(1);
  }

  @Test
  void throughputStepsTheOtherWayAndEveryRunIsAPoint() throws IOException {
    TrackHistory history = histories(all("**/pytorch"), Metric.THROUGHPUT).get(0);
    assertThat(history.steps().get(0).change().ratio()).isCloseTo(1 / 1.1, within(0.02));
    assertThat(histories(all("network0/*/onnxruntime"), Metric.LATENCY_P99).get(0).newest())
        .extracting(Newest::standing)
        .isEqualTo(Standing.TOO_FEW_POINTS);
    assertThat(histories(all("**"), Metric.LATENCY_P99))
        .allSatisfy(
            each ->
                assertThat(each.newest().standing())
                    .isIn(Standing.TOO_FEW_POINTS, Standing.FAILED));
  }

  @Test
  void runsAreChosenByTimeAndMachine() throws IOException {
    HistoryFilter since =
        new HistoryFilter(
            SeriesPattern.ALL,
            Optional.of(Instant.parse("2026-01-02T00:00:00Z")),
            Optional.of("m0123456789"));
    assertThat(histories(since, Metric.LATENCY_MEAN))
        .hasSize(CELLS)
        .allSatisfy(each -> assertThat(each.points().size()).isBetween(14, 16));
    HistoryFilter elsewhere =
        new HistoryFilter(SeriesPattern.ALL, Optional.empty(), Optional.of("m'; DROP TABLE runs"));
    assertThat(histories(elsewhere, Metric.LATENCY_MEAN)).isEmpty();
  }
}
