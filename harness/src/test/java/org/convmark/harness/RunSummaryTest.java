package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.convmark.result.Environment;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  @Test
  void enginesStandBehindTheFastestWithTheirRatioToIt() throws IOException {
    List<String> rows =
        printed(SmallRun.run()).stream()
            .filter(line -> line.startsWith("resnet18/torchvision_v1.5  cpu"))
            .toList();

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).contains(" onnxruntime ", "10.00 ms ± 1.00", " 1.00 ", "800.0");
    assertThat(rows.get(1)).contains(" pytorch ", " 2.00 (1.92 to 2.08) ");
    assertThat(rows.get(2))
        .contains(" mxnet ", "(one fork: no interval)")
        .containsPattern(" 3.00  ");
  }

  @Test
  void whatWasNotMeasuredStandsApartWithItsReason() throws IOException {
    assertThat(String.join("\n", printed(SmallRun.run())))
        .containsSubsequence(
            "not measured", "mxnet-symbol cpu forward batch 8 fp32  UNAVAILABLE\n", "build again");
  }

  @Test
  void theWallTimeIsSplit() throws IOException {
    assertThat(printed(SmallRun.run())).endsWith("wall time 80 s: measurement 75 %, other 25 %");
  }

  @Test
  void aRunThatTellsNothingIsNoError() throws IOException {
    Run run = SmallRun.run();
    Run silent = new Run("x", new Environment(Map.of()), run.documentation(), List.of(), List.of());

    assertThat(printed(silent)).isEmpty();
  }

  private static List<String> printed(Run run) throws IOException {
    StringWriter out = new StringWriter();
    RunSummary.print(run, new PrintWriter(out, true));
    return out.toString().lines().toList();
  }
}
