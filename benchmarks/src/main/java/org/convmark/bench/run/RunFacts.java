package org.convmark.bench.run;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.convmark.result.Environment;
import org.convmark.result.Phase;
import org.convmark.result.csv.RunFolder;
import org.convmark.result.csv.RunJournal;

/**
 * Keeps {@code environment.csv} while a run goes on, so that what a killed run spent its time on is
 * known to within one fork.
 */
final class RunFacts {

  private final RunFolder folder;
  private final Environment begun;
  private final TimeSheet time;

  /**
   * The facts of a run that begins or goes on.
   *
   * @param begun what is known at its start
   */
  RunFacts(RunFolder folder, Environment begun, TimeSheet time) {
    this.folder = folder;
    this.begun = begun;
    this.time = time;
  }

  TimeSheet time() {
    return time;
  }

  /** What the time went into so far. */
  void write(RunJournal journal) throws IOException {
    folder.writeEnvironment(begun.with(times(journal)));
  }

  /** The same at the end, with what is known only then. */
  void write(RunJournal journal, Map<String, String> closing) throws IOException {
    folder.writeEnvironment(begun.with(times(journal)).with(closing));
  }

  private Map<String, String> times(RunJournal journal) {
    Map<String, String> facts = time.facts();
    facts.put("warmup_seconds", printed(journal.seconds(Phase.WARMUP)));
    facts.put("measured_seconds", printed(journal.seconds(Phase.MEASURE)));
    return facts;
  }

  private static String printed(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
