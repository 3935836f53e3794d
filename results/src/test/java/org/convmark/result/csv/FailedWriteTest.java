package org.convmark.result.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.convmark.result.ClaimFact;
import org.convmark.result.Estimate;
import org.convmark.result.Measurement;
import org.convmark.result.Phase;
import org.convmark.result.Sample;
import org.convmark.result.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedWriteTest {

  @TempDir Path root;

  @Test
  void aFolderBelowAFileCanNotBeMade() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(() -> RunFolder.create(file, "r"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(file + ": can't be made: a part of this path is a file; choose a folder");
    assertThatThrownBy(() -> RunFolder.create(file.resolve("deeper"), "r"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(file.resolve("deeper") + ": can't be made: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFolderThatIsGoneIsNamed() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    Files.delete(folder.path());

    assertThatThrownBy(() -> folder.writeText("plan.yaml", "x"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(
            folder.path().resolve("plan.yaml")
                + ": can't be written: its folder is gone; create it again or choose another");
  }

  @Test
  void aFailedWriteLeavesNoTemporaryFile() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    Path inTheWay = Files.createDirectories(folder.path().resolve("results.csv").resolve("x"));

    IOException failure =
        catchThrowableOfType(
            IOException.class, () -> folder.writeResults("r", List.of(Runs.timed(1))));

    assertThat(failure)
        .hasMessageStartingWith(folder.path().resolve("results.csv") + ": can't be written: ")
        .hasMessageNotContaining("\n");
    try (Stream<Path> left = Files.list(folder.path())) {
      assertThat(left).containsExactly(inTheWay.getParent());
    }
  }

  @Test
  void aSuccessfulWriteLeavesNoTemporaryFile() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    folder.writeText("plan.yaml", "models: [é]\n");

    try (Stream<Path> left = Files.list(folder.path())) {
      assertThat(left).containsExactly(folder.path().resolve("plan.yaml"));
    }
    assertThat(folder.path().resolve("plan.yaml")).hasContent("models: [é]\n");
  }

  @Test
  void aFullDiskIsSaidWithItsRemedy() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "needs Linux's device that is always full");

    IOException failure =
        catchThrowableOfType(
            IOException.class,
            () -> {
              try (OutputStream out = Files.newOutputStream(full)) {
                out.write(1);
              }
            });

    assertThat(OneLine.reason(failure))
        .isEqualTo("No space left on device; free some disk space and try again");
  }

  @Test
  void otherReasonsHaveTheirRemedies() {
    assertThat(OneLine.reason(new AccessDeniedException("f")))
        .isEqualTo("permission denied; grant it to this user or choose another folder");
    assertThat(OneLine.reason(new FileSystemException("f", null, "Read-only file system")))
        .isEqualTo("Read-only file system; choose a folder on a disk that can be written");
    assertThat(OneLine.reason(new FileSystemException("f", null, "Disk quota exceeded")))
        .isEqualTo("Disk quota exceeded; free some disk space and try again");
    assertThat(OneLine.reason(new IOException("two\nlines")))
        .isEqualTo("two\\u000alines; check the disk and the path and try again");
  }

  @Test
  void whatCouldNotBeReadBackIsNotWritten() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");

    assertThatThrownBy(() -> folder.writeResults("r", List.of(withMean(Double.NaN))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "column latency_mean_ms: expected a finite number, found NaN;"
                + " leave a figure empty that was not measured");
    assertThatThrownBy(() -> folder.writeResults("r", List.of(withMean(-1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "column latency_mean_ms: expected a number of at least 0, found -1");
    assertThatThrownBy(() -> folder.writeResults("r", List.of(withMean(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column throughput_img_s: expected a finite number");
    assertThatThrownBy(() -> folder.writeResults("r", List.of(Runs.timed(1), Runs.timed(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column cell_id: expected each value once, found 'resnet50.");
    assertThatThrownBy(() -> folder.writeResults("", List.of(Runs.timed(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column run_id: expected text that identifies the row");
    assertThatThrownBy(() -> folder.writeSamples(List.of(new Sample("c", 0, 1, Phase.MEASURE, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column fork: expected a count of at least 1, found 0");
    assertThatThrownBy(() -> folder.writeClaims(List.of(Runs.confirmed(), Runs.confirmed())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column claim_id: expected each value once, found 'D2-030' twice");
    assertThat(folder.path()).isEmptyDirectory();
  }

  @Test
  void nothingIsMeasuredOfAStatementThatNeedsData() {
    assertThatThrownBy(() -> new ClaimFact.Check(ClaimFact.Verdict.NEEDS_DATA, "1", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("check: expected no measured value beside NEEDS_DATA, found '1'");
  }

  private static Measurement withMean(double mean) {
    Measurement ok = Runs.timed(1);
    Measurement.Figures figures = ok.figures().orElseThrow();
    Timing timing =
        new Timing(
            figures.timing().counts(),
            new Estimate(mean, Optional.empty()),
            figures.timing().quantiles(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    return new Measurement(
        ok.cell(),
        ok.outcome(),
        Optional.of(new Measurement.Figures(timing, figures.memory())),
        ok.cost(),
        ok.provenance());
  }
}
