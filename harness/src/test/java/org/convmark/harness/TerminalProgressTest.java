package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.run.RunListener;
import org.convmark.harness.TerminalProgress.Style;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private static final RunListener.Step SECOND =
      new RunListener.Step(
          SmallRun.cell("pytorch"),
          2,
          new Effort.Bounds(3, 10),
          Optional.of(new Estimate(12.5, Optional.of(new Interval(12, 13)))),
          new RunListener.Progress(4, 24, Optional.of(Duration.ofMinutes(125))));

  private final StringWriter out = new StringWriter();

  @Test
  void aForkIsALineWithItsCellTheEstimateAndTheTimeLeft() {
    TerminalProgress progress = new TerminalProgress(new PrintWriter(out, true), Style.LINES);

    progress.fork(SECOND);
    progress.done(SmallRun.missing("mxnet", "no library here; build again"));

    assertThat(out.toString().lines())
        .containsExactly(
            "[4/24] resnet18/torchvision_v1.5 pytorch cpu forward batch 8 fp32, fork 2 of 3-10:"
                + " 12.50 ms ± 0.50, 2 h 05 min left",
            "  resnet18/torchvision_v1.5 mxnet cpu forward batch 8 fp32: UNAVAILABLE: no library"
                + " here; build again");
  }

  @Test
  void onATerminalOneLineIsRewrittenAndWhatStaysTakesItsPlace() {
    TerminalProgress progress = new TerminalProgress(new PrintWriter(out, true), Style.IN_PLACE);

    progress.fork(SECOND);
    assertThat(out.toString()).startsWith("\r\u001b[K").doesNotContain("\n");
    progress.fork(SECOND);
    assertThat(out.toString()).doesNotContain("\n");
    progress.note("first");
    progress.note("second");
    assertThat(out.toString()).endsWith("\r\u001b[Kfirst\nsecond\n");
  }

  @Test
  void aTerminalThatCannotMoveItsCursorGetsLines() {
    assertThat(Style.of("dumb")).isEqualTo(Style.LINES);
    assertThat(Style.of(null)).isEqualTo(Style.LINES);
    assertThat(Style.of("xterm-256color")).isEqualTo(Style.IN_PLACE);
  }

  @Test
  void quietTellsFailuresAndPlacesOnly() {
    StringWriter err = new StringWriter();
    RunOutput quiet = new QuietOutput(new PrintWriter(out, true), new PrintWriter(err, true));

    quiet.note("busy");
    quiet.fork(SECOND);
    quiet.done(SmallRun.missing("mxnet", "not here"));
    quiet.end(SmallRun.run(), Path.of("/runs/x"), Path.of("/reports/x.html"));

    assertThat(out.toString().lines())
        .containsExactly("run:    /runs/x", "report: /reports/x.html");
    assertThat(err.toString()).isEmpty();
  }
}
