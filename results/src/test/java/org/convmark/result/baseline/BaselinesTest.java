package org.convmark.result.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.baseline.Baselines.Gaps;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {

  private static final Cell A = TestRun.cell("net/a");
  private static final Cell B = TestRun.cell("net/b");

  @TempDir private Path folder;
  private Baselines baselines;

  @BeforeEach
  void open() {
    baselines = new Baselines(folder.resolve("baselines"));
  }

  private static TestRun run() {
    return new TestRun(1).with(A.model(), 10, 0.01).with(B.model(), 20, 0.01);
  }

  private Accepted accept(Path run) throws IOException {
    return baselines.accept(run, "the driver was pinned", Gaps.REFUSE);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("baselines"))) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.resolve("baselines").relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void anAcceptedRunIsFourSmallFilesWithReasonAndCommit() throws IOException {
    Path run = run().write(folder, "night-1");
    Files.writeString(run.resolve("log.txt"), "long");
    Accepted accepted = accept(run);
    assertThat(files())
        .containsExactly(
            "m0123456789/night-1/environment.csv",
            "m0123456789/night-1/forks.csv",
            "m0123456789/night-1/plan.yaml",
            "m0123456789/night-1/results.csv");
    assertThat(accepted.commit()).isEqualTo("abc1234");
    assertThat(accepted.acceptance().reason()).isEqualTo("the driver was pinned");
    assertThat(accepted.cells()).isEqualTo(2);
    assertThat(baselines.all()).containsExactly(accepted);
  }

  @Test
  void ofEachCellTheNewestRunThatHasItIsTheBaseline() throws IOException {
    Accepted older = accept(run().write(folder, "older"));
    Accepted newer = accept(new TestRun(2).with(B.model(), 15, 0.01).write(folder, "newer"));
    assertThat(baselines.of(TestRun.MACHINE)).containsExactly(newer, older);
    assertThat(baselines.baseline(TestRun.MACHINE).byCell())
        .containsEntry(A, older)
        .containsEntry(B, newer)
        .hasSize(2);
  }

  @Test
  void acceptingARunAgainChangesNothingAndAnotherOfItsNameIsRefused() throws IOException {
    Path run = run().write(folder, "night-1");
    Accepted first = accept(run);
    assertThat(baselines.accept(run, "", Gaps.REFUSE)).isEqualTo(first);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> baselines.accept(run, "another", Gaps.REFUSE))
        .withMessageContaining("was accepted before, with another reason");
    Path other = new TestRun(7).with(A.model(), 11, 0.01).write(folder.resolve("x"), "night-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accept(other))
        .withMessageContaining("another run was accepted under this name");
    assertThat(baselines.all()).containsExactly(first);
  }

  private void refused(Path run, String why) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accept(run))
        .withMessageContaining(run.toString())
        .withMessageContaining(why);
    assertThat(folder.resolve("baselines")).doesNotExist();
  }

  @Test
  void aRunThatHasNotEndedIsRefused() throws IOException {
    refused(run().stating("finished_at", "").write(folder, "a"), "has not ended");
    refused(
        run().stating("cells_planned", "3").write(folder, "b"),
        "expected 3 cells, found 2; go on with 'convmark run --resume b'");
    refused(run().stating("cells_planned", "=\n1").write(folder, "c"), "expected all cells");
  }

  @Test
  void cellsWithoutFiguresAreRefusedUnlessAllowed() throws IOException {
    Path run = run().failing("net/c", Status.OOM).write(folder, "a");
    refused(run, "1 cells have no figures, the first is net.c-pytorch");
    assertThat(baselines.accept(run, "", Gaps.ALLOW).cells()).isEqualTo(2);
    Path unsupported = run().failing("net/c", Status.UNSUPPORTED).write(folder, "b");
    assertThat(accept(unsupported).cells()).isEqualTo(2);
  }

  @Test
  void aRunWithoutForksOrWithOneOfACellIsRefused() throws IOException {
    Path run = run().write(folder, "a");
    Files.delete(run.resolve("forks.csv"));
    refused(run, "expected at least 2 forks with their latency in forks.csv, found 0 of net.a");
    refused(
        new TestRun(1).with(A.model(), 1, 10, 0).write(folder, "b"),
        "found 1 of net.a-pytorch-cpu-forward-b1-fp32-t2; measure with more forks");
  }

  @Test
  void aSearchAndARunWithoutFiguresAreRefused() throws IOException {
    Path search = run().write(folder, "a");
    RunFolder.open(search).writeMaxBatches(List.of());
    refused(search, "is a search for the largest batch");
    refused(
        new TestRun(1).failing("net/c", Status.OOM).write(folder, "b"),
        "expected cells with figures, found none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../m0123456789", "m012345678Z", "m0123456789\n"})
  void aMachineThatIsNoIdNeverBecomesAPath(String machine) throws IOException {
    refused(run().stating("machine_id", machine).write(folder, "a"), "expected a machine_id");
    assertThatIllegalArgumentException().isThrownBy(() -> baselines.of(machine));
  }

  @Test
  void aFolderThatWouldBeHiddenIsRefused() throws IOException {
    Path run = run().write(folder, "a");
    refused(Files.move(run, folder.resolve(".a")), "expected a folder's name of letters");
  }

  @Test
  void rowsOfAnotherMachineAreRefused() throws IOException {
    refused(run().stating("machine_id", "m9876543210").write(folder, "a"), "is of another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "bell\u0007"})
  void aReasonIsOneLine(String reason) throws IOException {
    Path run = run().write(folder, "a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> baselines.accept(run, reason, Gaps.REFUSE))
        .withMessageContaining("--reason");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> baselines.accept(run, "x".repeat(501), Gaps.REFUSE));
    assertThat(folder.resolve("baselines")).doesNotExist();
  }

  @Test
  void whatAKilledProcessLeftHalfWrittenIsNoBaseline() throws IOException {
    Accepted accepted = accept(run().write(folder, "a"));
    Path half = folder.resolve("baselines/m0123456789/.b.0e37df36-f698-11e6-8dd4-cb9ced3df976");
    Files.createDirectories(half);
    Files.writeString(half.resolve("results.csv"), "run_id\n");
    assertThat(baselines.all()).containsExactly(accepted);
  }

  @Test
  void aBaselineWithoutItsDateIsNamed() throws IOException {
    Accepted accepted = accept(run().write(folder, "a"));
    Path facts = folder.resolve("baselines/m0123456789/a/environment.csv");
    Files.writeString(
        facts, Files.readString(facts).replace(accepted.acceptance().at().toString(), "yesterday"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(baselines::all)
        .withMessageContaining("expected an instant")
        .withMessageContaining("m0123456789/a");
  }

  @Test
  void pruningKeepsWhatIsStillABaselineAndTheNewest() throws IOException {
    Accepted first = accept(new TestRun(1).with(A.model(), 10, 0.01).write(folder, "first"));
    accept(new TestRun(2).with(B.model(), 20, 0.01).write(folder, "second"));
    Accepted third = accept(new TestRun(3).with(B.model(), 20, 0.01).write(folder, "third"));
    Accepted fourth = accept(new TestRun(4).with(B.model(), 20, 0.01).write(folder, "fourth"));
    assertThat(baselines.prune(2)).extracting(Accepted::id).containsExactly("second");
    assertThat(baselines.all()).containsExactly(fourth, third, first);
    assertThat(baselines.prune(1)).containsExactly(third);
    assertThat(files()).hasSize(8);
    assertThatIllegalArgumentException().isThrownBy(() -> baselines.prune(0));
  }
}
