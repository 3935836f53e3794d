package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.convmark.result.store.Answer;
import org.convmark.result.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark query}. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a query in SQL to the tables of all runs: runs, cells and environment.",
      "The tables can only be read; docs/history.md lists their columns."
    })
final class QueryCommand implements Callable<Integer> {

  private static final int MOST_ROWS = 100_000;

  @Parameters(
      index = "0",
      paramLabel = "SQL",
      description = "Such as \"SELECT model, min(latency_mean_ms) FROM cells GROUP BY model\".")
  private String sql;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "10000",
      description = "Rows after which the answer is cut; default: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private StoreOptions store;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > MOST_ROWS) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "--limit: expected 1 to %d rows, found %d", MOST_ROWS, limit));
    }
    PrintWriter err = spec.commandLine().getErr();
    try (RunStore opened = store.open(err)) {
      Answer answer = opened.query(sql, limit);
      new StoreListing(store.format(), spec.commandLine().getOut())
          .print(answer.columns(), answer.rows());
      if (answer.isCut()) {
        err.println("convmark: cut after " + limit + " rows; ask for more with --limit");
      }
    }
    return ExitCode.DONE;
  }
}
