package org.convmark.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convmark.result.compare.Metric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server. */
class SharedStoreTest {

  private static final Map<String, String> VARIABLES =
      Map.of("PGUSER", PrivateServer.USER, "PGPASSWORD", PrivateServer.PASSWORD);
  private static final HistoryFilter ALL =
      new HistoryFilter(SeriesPattern.ALL, Optional.empty(), Optional.empty());

  private static PrivateServer server;

  @TempDir private Path root;

  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void startServer() throws Exception {
    Optional<Path> programs = PrivateServer.programs();
    assumeTrue(programs.isPresent(), "PostgreSQL's initdb is not in /usr/lib/postgresql");
    server = PrivateServer.start(programs.get());
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void writeRuns() throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS convmark CASCADE");
    }
    new ManyRuns(20, 5, 1).write(root);
  }

  private SharedStore open() throws IOException {
    try (LocalStore local = LocalStore.open(List.of(root), notes::add)) {
      return SharedStore.open(
          StoreAddress.of(server.address()), VARIABLES, Optional.of(local), notes::add);
    }
  }

  private SharedStore openAsItIs() throws IOException {
    return SharedStore.open(
        StoreAddress.of(server.address()), VARIABLES, Optional.empty(), notes::add);
  }

  private static String one(RunStore store, String sql) throws IOException {
    return store.query(sql, 1).rows().get(0).get(0);
  }

  @Test
  void theSharedTablesHoldWhatTheLocalOnesDo() throws IOException {
    try (LocalStore local = LocalStore.open(List.of(root), notes::add);
        SharedStore shared = open()) {
      for (StoredTable<?> table : Tables.ALL) {
        String all = "SELECT * FROM " + table.name() + " ORDER BY 1, 3, 4";
        Answer expected = local.query(all, 1000);
        assertThat(expected.rows()).isNotEmpty();
        assertThat(shared.query(all, 1000)).isEqualTo(expected);
      }
      assertThat(new HistoryQuery(shared, ALL).histories(Metric.LATENCY_MEAN).toList())
          .isEqualTo(new HistoryQuery(local, ALL).histories(Metric.LATENCY_MEAN).toList())
          .hasSize(5);
    }
  }

  @Test
  void tablesOfAnEarlierVersionGetTheLaterColumnsAndKeepTheirRows() throws Exception {
    open().close();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String later :
          List.of(
              "energy_j_img",
              "energy_j_img_ci95_low",
              "energy_j_img_ci95_high",
              "mean_power_w",
              "energy_source")) {
        statement.execute("ALTER TABLE convmark.cells DROP COLUMN " + later);
      }
      statement.execute("DELETE FROM convmark.runs WHERE run_id = 'night-00004'");
    }
    theSharedTablesHoldWhatTheLocalOnesDo();
    assertThat(notes).last().asString().endsWith("added 1 run");
  }

  @Test
  void runsAreAddedOnceAndAgainWhenTheyHaveGrown() throws IOException {
    Path results = root.resolve("night-00004/results.csv");
    List<String> lines = Files.readAllLines(results);
    Files.write(results, lines.subList(0, 4));
    open().close();
    open().close();
    assertThat(notes).hasSize(1).first().asString().endsWith("added 20 runs");
    Files.write(results, lines);
    try (SharedStore store = open()) {
      assertThat(notes).hasSize(2).last().asString().endsWith("added 1 run");
      assertThat(one(store, "SELECT count(*) FROM cells")).isEqualTo("100");
    }
    Files.write(results, lines.subList(0, 3));
    try (SharedStore store = open()) {
      assertThat(one(store, "SELECT count(*) FROM cells")).as("the fuller copy").isEqualTo("100");
    }
  }

  @Test
  void twoMayAddAtOnce() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try (LocalStore local = LocalStore.open(List.of(root), notes::add)) {
      List<LocalStore.Source> sources = local.sources();
      assertThat(sources).hasSize(20);
    }
    // one connection to an index for each, as if of two checkouts
    Path other = Files.createDirectory(root.resolve("other"));
    new ManyRuns(20, 5, 1).write(other);
    Future<?> first = both.submit(() -> add(root));
    Future<?> second = both.submit(() -> add(other));
    first.get();
    second.get();
    both.shutdown();
    try (SharedStore store = openAsItIs()) {
      assertThat(one(store, "SELECT count(*) FROM runs")).isEqualTo("20");
      assertThat(one(store, "SELECT count(*) FROM cells")).isEqualTo("100");
    }
  }

  private Void add(Path folder) throws IOException {
    try (LocalStore local = LocalStore.open(List.of(folder), notes::add);
        SharedStore shared =
            SharedStore.open(
                StoreAddress.of(server.address()), VARIABLES, Optional.of(local), notes::add)) {
      assertThat(shared.problems()).isEmpty();
    }
    return null;
  }

  @Test
  void itCanOnlyBeReadAndNothingBeyondTheTables() throws IOException {
    try (SharedStore store = open()) {
      for (String sql :
          List.of(
              "DELETE FROM runs",
              "SELECT 1; COMMIT; DROP TABLE runs",
              "WITH x AS (DELETE FROM cells RETURNING *) SELECT * FROM x",
              "SELECT * INTO copy FROM runs",
              "TABLE runs FOR UPDATE",
              "SELECT pg_read_file('/etc/passwd')",
              "SELECT \"pg_read_file\"('/etc/passwd')",
              "SELECT pg_ls_dir('/')",
              "SELECT lo_import('/etc/passwd')",
              "SELECT set_config('transaction_read_only', 'off', true)",
              "SELECT pg_terminate_backend(pg_backend_pid())",
              "COPY runs TO '/tmp/x'",
              "SELECT nothing FROM runs")) {
        assertThatThrownBy(() -> store.query(sql, 10))
            .as(sql)
            .isInstanceOf(IllegalArgumentException.class)
            .message()
            .startsWith("query: ")
            .hasLineCount(1);
      }
      assertThat(one(store, "SELECT count(*) FROM runs")).isEqualTo("20");
      assertThat(store.query("SELECT * FROM cells", 7).isCut()).isTrue();
    }
  }

  @Test
  void whatRunsHoldIsNeverSql() throws IOException {
    Path hostile = Files.createDirectory(root.resolve("x'); DROP TABLE runs; --"));
    String results = Files.readString(root.resolve("night-00001/results.csv"));
    String name = "a'); DROP TABLE convmark.cells; --\n\\';$$\u0000";
    Files.writeString(
        hostile.resolve("results.csv"), results.replace("night-00001", '"' + name + '"'));
    try (SharedStore store = open()) {
      assertThat(one(store, "SELECT run_id FROM runs WHERE run_id LIKE 'a%'"))
          .isEqualTo(name.replace('\u0000', '\ufffd'));
      assertThat(one(store, "SELECT count(*) FROM runs")).isEqualTo("21");
    }
  }

  @Test
  void anEmptyStoreThatIsOnlyReadSaysWhatToDo() {
    assertThatThrownBy(this::openAsItIs).hasMessageContaining("call once without --no-sync");
  }

  @Test
  void noFailureShowsThePassword() {
    String wrong = "jdbc:postgresql://127.0.0.1:1/x?user=me&password=" + PrivateServer.PASSWORD;
    for (String url :
        List.of(
            wrong,
            server.address() + "?user=nobody&password=" + PrivateServer.PASSWORD,
            "jdbc:postgresql://me:" + PrivateServer.PASSWORD + "@host:port/x",
            "jdbc:mysql://host/x?password=" + PrivateServer.PASSWORD)) {
      assertThatThrownBy(() -> SharedStore.open(url, Optional.empty(), notes::add))
          .as(url)
          .message()
          .doesNotContain(PrivateServer.PASSWORD)
          .hasLineCount(1);
    }
  }
}
