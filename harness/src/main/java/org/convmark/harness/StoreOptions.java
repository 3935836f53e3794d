package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convmark.result.store.LocalStore;
import org.convmark.result.store.RunStore;
import org.convmark.result.store.SharedStore;
import picocli.CommandLine.Option;

/** The options that say which runs are read, and how the answer is printed. */
final class StoreOptions {

  private static final String VARIABLE = "CONVMARK_STORE";
  private static final int MOST_PROBLEMS = 10;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "A folder of run folders; repeatable; default: results/runs.")
  private List<Path> runs;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = {
        "A shared store, such as jdbc:postgresql://host/database; default: $CONVMARK_STORE.",
        "Runs that it lacks are added first."
      })
  private String store;

  @Option(names = "--no-sync", description = "Adds nothing to the shared store.")
  private boolean noSync;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = StoreFormat.Converter.class,
      defaultValue = "table",
      description = "table, csv, json or markdown; default: ${DEFAULT-VALUE}.")
  private StoreFormat format;

  StoreFormat format() {
    return format;
  }

  /** Opens what was asked for; what is left out is told on {@code err}. */
  RunStore open(PrintWriter err) throws IOException {
    Optional<String> shared =
        Optional.ofNullable(store == null ? System.getenv(VARIABLE) : store)
            .filter(url -> !url.isEmpty());
    if (noSync && shared.isEmpty()) {
      throw new IllegalArgumentException("--no-sync: it goes with --store only");
    }
    RunStore opened = shared.isPresent() ? shared(shared.get(), err) : local(err);
    tellProblems(opened.problems(), err);
    return opened;
  }

  private RunStore shared(String url, PrintWriter err) throws IOException {
    if (noSync) {
      return SharedStore.open(url, Optional.empty(), note -> tell(note, err));
    }
    try (LocalStore local = local(err)) {
      return SharedStore.open(url, Optional.of(local), note -> tell(note, err));
    }
  }

  private LocalStore local(PrintWriter err) throws IOException {
    return local(runs == null ? List.of(Home.runs()) : runs, err);
  }

  /** Opens folders of run folders; notes are told on {@code err}. */
  static LocalStore local(List<Path> roots, PrintWriter err) throws IOException {
    roots.forEach(RunFolders::requireRoot);
    return LocalStore.open(roots, note -> tell(note, err));
  }

  static void tellProblems(List<String> problems, PrintWriter err) {
    problems.stream().limit(MOST_PROBLEMS).forEach(problem -> tell("skipped " + problem, err));
    if (problems.size() > MOST_PROBLEMS) {
      tell("skipped " + (problems.size() - MOST_PROBLEMS) + " more", err);
    }
  }

  private static void tell(String note, PrintWriter err) {
    err.println("convmark: " + Plain.line(note));
    err.flush();
  }
}
