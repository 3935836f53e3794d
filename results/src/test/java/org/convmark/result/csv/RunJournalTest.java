package org.convmark.result.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.convmark.result.Cell;
import org.convmark.result.Energy;
import org.convmark.result.Evidence;
import org.convmark.result.Fork;
import org.convmark.result.Measurement;
import org.convmark.result.Memory;
import org.convmark.result.Outcome;
import org.convmark.result.Parity;
import org.convmark.result.Phase;
import org.convmark.result.Provenance;
import org.convmark.result.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {

  private static final List<String> GROWING =
      List.of("results.csv", "samples.csv", "forks.csv", "parity.csv");

  @TempDir Path root;

  private static Evidence evidence(Cell cell) {
    Fork fork =
        new Fork(
            cell.id(),
            1,
            Instant.parse("2026-01-31T12:00:00Z"),
            new Fork.Times(
                2.5,
                1.25,
                new Fork.Start(OptionalDouble.of(12.5), OptionalDouble.empty()),
                Fork.Latency.of(new double[] {0.1}),
                true),
            Memory.NOT_MEASURED,
            Optional.of(new Energy.Window(40.5, 1.25, 80, Energy.Source.RAPL)));
    return new Evidence(
        List.of(
            new Sample(cell.id(), 1, 1, Phase.WARMUP, 0.2),
            new Sample(cell.id(), 1, 2, Phase.MEASURE, 0.1)),
        List.of(fork));
  }

  private static Parity parity(Cell cell) {
    Provenance.Loaded engine = new Provenance.Loaded("1.0", Map.of("threads", "2"));
    return new Parity(cell, Outcome.OK, OptionalDouble.of(1e-6), engine, 0.25);
  }

  private static void add(RunJournal journal, int batch) throws IOException {
    Measurement row = Runs.timed(batch);
    journal.add(List.of(parity(row.cell())));
    journal.add(row, evidence(row.cell()));
  }

  private static String text(RunFolder folder, String file) throws IOException {
    return Files.readString(folder.path().resolve(file));
  }

  @Test
  void cellsAreReadBackInTheOrderInWhichTheyWereComplete() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    try (RunJournal journal = RunJournal.open(folder)) {
      add(journal, 8);
      add(journal, 1);
    }
    assertThat(folder.read().measurements()).containsExactly(Runs.timed(8), Runs.timed(1));
    assertThat(folder.read().samples()).hasSize(4);
    assertThat(folder.read().forks())
        .containsAll(evidence(Runs.timed(8).cell()).forks())
        .hasSize(2);
    assertThat(folder.readParity())
        .containsExactly(parity(Runs.timed(8).cell()), parity(Runs.timed(1).cell()));
  }

  @Test
  void theSumsOfSecondsAreThoseOfTheCompleteCells() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    double ofOne = 0;
    try (RunJournal journal = RunJournal.open(folder)) {
      add(journal, 8);
      ofOne = journal.seconds(Phase.WARMUP) + journal.seconds(Phase.MEASURE);
      add(journal, 1);
    }
    double sum =
        evidence(Runs.timed(8).cell()).samples().stream().mapToDouble(Sample::seconds).sum();
    assertThat(ofOne).isPositive().isEqualTo(sum);
    try (RunJournal journal = RunJournal.open(folder)) {
      double both = journal.seconds(Phase.WARMUP) + journal.seconds(Phase.MEASURE);
      assertThat(both).isEqualTo(2 * sum);
      journal.forget(row -> row.cell().batch() == 1);
      assertThat(journal.seconds(Phase.WARMUP) + journal.seconds(Phase.MEASURE)).isEqualTo(sum);
    }
  }

  @Test
  void whatAKilledProcessLeftOfACellIsCutOffWhereverItWasKilled() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    try (RunJournal journal = RunJournal.open(folder)) {
      add(journal, 8);
    }
    List<String> whole = List.of(text(folder, "results.csv"), text(folder, "samples.csv"));
    try (RunJournal journal = RunJournal.open(folder)) {
      add(journal, 1);
    }
    String results = text(folder, "results.csv");
    String samples = text(folder, "samples.csv");
    String forks = text(folder, "forks.csv");
    for (int cut = whole.get(1).length(); cut < samples.length(); cut++) {
      Files.writeString(folder.path().resolve("samples.csv"), samples.substring(0, cut));
      Files.writeString(folder.path().resolve("results.csv"), whole.get(0));
      try (RunJournal journal = RunJournal.open(folder)) {
        assertThat(journal.rows()).hasSize(1);
      }
      assertThat(text(folder, "samples.csv")).isEqualTo(whole.get(1));
    }
    for (int cut = whole.get(0).length(); cut < results.length(); cut++) {
      Files.writeString(folder.path().resolve("samples.csv"), samples);
      Files.writeString(folder.path().resolve("forks.csv"), forks);
      Files.writeString(folder.path().resolve("results.csv"), results.substring(0, cut));
      try (RunJournal journal = RunJournal.open(folder)) {
        assertThat(journal.rows()).hasSize(1);
        assertThat(journal.evidence().forks()).hasSize(1);
        add(journal, 1);
      }
      assertThat(text(folder, "results.csv")).isEqualTo(results);
      assertThat(text(folder, "samples.csv")).isEqualTo(samples);
      assertThat(text(folder, "forks.csv")).isEqualTo(forks);
    }
  }

  @Test
  void ceilingsAreOnDiskAtOnceAndThereWhenTheRunGoesOn() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThat(folder.path().resolve("ceilings.csv")).doesNotExist();
      journal.add(Runs.ceilings().get(0));
      assertThat(folder.read().evidence().ceilings()).isEqualTo(journal.ceilings()).hasSize(1);
    }
    Files.writeString(
        folder.path().resolve("ceilings.csv"), "bandwidth,cp", StandardOpenOption.APPEND);
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThat(journal.ceilings()).containsExactly(Runs.ceilings().get(0));
      journal.add(Runs.ceilings().get(1));
    }
    assertThat(folder.read().evidence().ceilings()).isEqualTo(Runs.ceilings());
    try (RunJournal journal = RunJournal.open(folder)) {
      journal.forgetCeilings();
      assertThat(journal.ceilings()).isEmpty();
    }
    assertThat(folder.read().evidence().ceilings()).isEmpty();
  }

  @Test
  void forksOfOlderVersionsTellNoEnergyAndAnUnknownSourceIsRefused() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    try (RunJournal journal = RunJournal.open(folder)) {
      add(journal, 8);
    }
    Path file = folder.path().resolve("forks.csv");
    String now = text(folder, "forks.csv");
    assertThat(now).endsWith(",40.5,1.25,80,rapl\r\n");
    Files.writeString(file, now.replaceAll("(,[^,\r]*){4}\r", "\r"));
    assertThat(folder.read().forks()).singleElement().matches(fork -> fork.energy().isEmpty());
    Files.writeString(file, now.replace(",rapl", ",socket"));
    assertThatThrownBy(folder::read)
        .hasMessageContaining("one of [rapl, nvml] in column energy_source")
        .hasMessageContaining("socket");
    Files.writeString(file, now.replace(",40.5,", ",0,"));
    assertThatThrownBy(folder::read).hasMessageContaining("a number above 0 in column energy_j");
  }

  @Test
  void aRunOfAVersionWithOtherColumnsIsNotGoneOnWith() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    try (RunJournal journal = RunJournal.open(folder)) {
      add(journal, 8);
    }
    String older = text(folder, "forks.csv").replaceAll("(,[^,\r]*){7}\r", "\r");
    Files.writeString(folder.path().resolve("forks.csv"), older);
    assertThatThrownBy(() -> RunJournal.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forks.csv: expected the columns");
    assertThat(text(folder, "forks.csv")).isEqualTo(older);
    assertThat(folder.read().forks()).hasSize(1);
  }

  @Test
  void whatAKilledProcessLeftUnfinishedIsRemoved() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    Path unfinished = folder.path().resolve(".results.csv.0f3c1d9e-1b1f-4a3f-8a55-0123456789ab");
    Files.writeString(unfinished, "half");
    RunJournal.open(folder).close();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void aMessageWithALineBreakIsOneRow() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    Measurement row = Runs.timed(8);
    Measurement odd =
        new Measurement(
            row.cell(),
            new Outcome(row.outcome().status(), "two\nlines, \"quoted\""),
            row.figures(),
            row.cost(),
            row.provenance());
    try (RunJournal journal = RunJournal.open(folder)) {
      journal.add(odd, evidence(row.cell()));
    }
    Files.writeString(folder.path().resolve("results.csv"), "r,\"half", StandardOpenOption.APPEND);
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThat(journal.rows()).containsExactly(odd);
    }
  }

  @Test
  void aCellThatIsMeasuredAgainLosesItsRowAndItsEvidenceAndTheOthersKeepTheirBytes()
      throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    String without;
    try (RunJournal journal = RunJournal.open(folder)) {
      add(journal, 8);
      add(journal, 1);
      add(journal, 4);
    }
    try (RunJournal journal = RunJournal.open(folder)) {
      journal.forget(row -> row.cell().batch() == 1);
      assertThat(journal.rows()).containsExactly(Runs.timed(8), Runs.timed(4));
      assertThat(journal.evidence().samples()).hasSize(4);
      assertThat(journal.parity()).isEmpty();
      without = text(folder, "results.csv");
      add(journal, 1);
    }
    assertThat(text(folder, "results.csv")).startsWith(without);
    assertThat(folder.read().measurements())
        .containsExactly(Runs.timed(8), Runs.timed(4), Runs.timed(1));
    assertThat(folder.read().forks()).hasSize(3);
  }

  @Test
  void aFolderHasOneWriterAtATime() throws Exception {
    RunFolder folder = RunFolder.create(root, "r");
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThatThrownBy(() -> RunJournal.open(folder))
          .isExactlyInstanceOf(RunInUseException.class)
          .hasMessageContaining("another process is writing this run");
      assertThat(journal.rows()).isEmpty();
    }
    RunJournal.open(folder).close();
  }

  @Test
  void theLockOfADeadProcessIsNoLock() throws Exception {
    RunFolder folder = RunFolder.create(root, "r");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.path().toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> RunJournal.open(folder))
          .hasMessageContaining("another process is writing this run");
    } finally {
      holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThat(journal.rows()).isEmpty();
    }
    assertThat(GROWING).allSatisfy(file -> assertThat(folder.path().resolve(file)).exists());
  }

  @Test
  void aFullDiskLeavesWholeCells() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash, for its ulimit");
    RunFolder folder = RunFolder.create(root, "r");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process filler =
        new ProcessBuilder(
                "/bin/bash",
                "-c",
                "ulimit -f 16; exec \"$0\" \"$@\"",
                java,
                "-XX:-UsePerfData",
                "-cp",
                classPath,
                Filler.class.getName(),
                folder.path().toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(filler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("can't be written").contains("whole cells: ");
    int whole = Integer.parseInt(said.replaceAll("(?s).*whole cells: (\\d+).*", "$1"));
    String results = text(folder, "results.csv");
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThat(journal.rows()).hasSize(whole);
      assertThat(journal.evidence().samples()).hasSize(2 * whole);
      add(journal, 1_000_000);
    }
    assertThat(text(folder, "results.csv")).startsWith(results);
    assertThat(folder.read().measurements()).hasSize(whole + 1);
  }

  /** Adds cells until they can't be written. */
  static final class Filler {

    private Filler() {}

    public static void main(String[] arguments) throws Exception {
      try (RunJournal journal = RunJournal.open(RunFolder.open(Path.of(arguments[0])))) {
        try {
          for (int batch = 1; batch < 1000; batch++) {
            add(journal, batch);
          }
        } catch (IOException e) {
          System.out.println(e.getMessage());
        }
        System.out.println("whole cells: " + journal.rows().size());
      }
    }
  }

  /** Holds a folder's lock until it is killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (RunJournal journal = RunJournal.open(RunFolder.open(Path.of(arguments[0])))) {
        System.out.println("held");
        Thread.sleep(60_000L + journal.rows().size());
      }
    }
  }
}
