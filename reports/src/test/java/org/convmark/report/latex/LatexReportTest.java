package org.convmark.report.latex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.convmark.report.ForkRun;
import org.convmark.report.Report;
import org.convmark.report.SampleMarket;
import org.convmark.report.SampleRun;
import org.convmark.report.buying.Buying;
import org.convmark.report.buying.DevicesFile;
import org.convmark.report.buying.Slo;
import org.convmark.result.Cell;
import org.convmark.result.Measurement;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexReportTest {

  private static final String PAPER =
      """
      \\documentclass{article}
      \\usepackage[margin=2cm]{geometry}
      \\usepackage{array,booktabs,longtable}
      \\begin{document}
      Before. \\newcommand\\convmarkonly{%s}\\input{run}
      See Table~\\ref{tab:convmark-latency-0}.
      \\end{document}
      """;

  private static final String LONG_NAME = "inception_resnet/v2_with_auxiliary_classifiers";

  @TempDir Path folder;

  @Test
  void everyMeanStandsBesideHalfOfItsInterval() throws IOException {
    assertThat(render(SampleRun.typical()))
        .contains("14.39 $\\pm$~0.20", "PARITY\\_FAILED", "16.64\\textsuperscript{a}");
  }

  @Test
  void runWithNothingTimedSaysSoAndWhy() throws IOException {
    assertThat(render(SampleRun.nothingTimed()))
        .contains("No cell was timed", "no native library")
        .doesNotContain("table latency-0");
  }

  @Test
  void documentCompilesWithoutAWarning() throws IOException, InterruptedException {
    for (Run run : List.of(onFiveEngines(), SampleRun.hostile(), SampleRun.empty())) {
      Files.writeString(folder.resolve("run.tex"), render(run));
      assertThat(compiled("run")).doesNotContainPattern("Overfull|Underfull|Warning|(?m)^!");
    }
  }

  @Test
  void verdictsOfTwoRunsCompileWithinThePage() throws IOException, InterruptedException {
    double[] levels = {100, 100.3, 99.8, 100.1, 99.9};
    Run base = ForkRun.of("monday", "m1", 0).timed(ForkRun.cell(LONG_NAME), levels).run();
    Run later =
        ForkRun.of("tuesday", "m1", 1)
            .timed(ForkRun.cell(LONG_NAME), 110, 110.2, 109.8, 110.1, 109.9)
            .timed(ForkRun.cell("alexnet/single_tower"), levels)
            .run();
    StringBuilder out = new StringBuilder();
    new LatexReport().render(Report.of(List.of(base, later)), out);
    assertThat(out).contains("table run-2-verdicts-table", "REGRESSED", "1.100");
    Files.writeString(folder.resolve("run.tex"), out);
    assertThat(compiled("run")).doesNotContainPattern("Overfull|Underfull|Warning|(?m)^!");
  }

  @Test
  void theCheapestDevicesAreATableThatCompiles() throws IOException, InterruptedException {
    Path devices =
        Path.of(System.getProperty("convmark.root"), "docs").resolve("devices-example.yaml");
    Buying buying = new Buying(DevicesFile.read(devices), Optional.of(Slo.of("p50=100ms")));
    StringBuilder out = new StringBuilder();
    new LatexReport().render(Report.of(SampleMarket.runs()).with(buying), out);
    assertThat(out).contains("% table buying-cheapest-table", "anything else");
    Files.writeString(folder.resolve("run.tex"), out);
    assertThat(compiled("run")).doesNotContainPattern("Overfull|Underfull|Warning|(?m)^!");
  }

  @Test
  void paperTakesOneTable() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("run.tex"), render(SampleRun.typical()));
    Files.writeString(folder.resolve("paper.tex"), PAPER.formatted("latency-0"));
    assertThat(compiled("paper")).doesNotContainPattern("Overfull|Underfull|Warning|(?m)^!");
    assertThat(Files.readString(folder.resolve("paper.aux")))
        .contains("convmark-latency-0")
        .doesNotContain("convmark-latency-1");
  }

  /** PyTorch's cells twice more, under the names of the other engines. */
  private static Run onFiveEngines() {
    Run run = SampleRun.typical();
    List<Measurement> cells = new ArrayList<>(run.measurements());
    for (Measurement each : run.measurements()) {
      Cell cell = each.cell();
      if (cell.engine().equals("pytorch")) {
        for (String engine : List.of("pytorch-script", "mxnet-symbol")) {
          cells.add(
              new Measurement(
                  new Cell(cell.model(), engine, cell.device(), cell.workload(), cell.setting()),
                  each.outcome(),
                  each.figures(),
                  each.cost(),
                  each.provenance()));
        }
      }
    }
    return new Run(run.id(), run.environment(), run.documentation(), cells, run.samples());
  }

  private static String render(Run run) throws IOException {
    StringBuilder out = new StringBuilder();
    new LatexReport().render(Report.of(run), out);
    return out.toString();
  }

  /** The log of the second pass, in which references and widths are settled. */
  private String compiled(String name) throws IOException, InterruptedException {
    assumeTrue(isOnPath("pdflatex"), "no pdflatex on PATH to compile with");
    Process packages = new ProcessBuilder("kpsewhich", "booktabs.sty", "longtable.sty").start();
    assumeTrue(packages.waitFor() == 0, "this TeX lacks booktabs or longtable");
    for (int pass = 0; pass < 2; pass++) {
      Process process =
          new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-no-shell-escape", name)
              .directory(folder.toFile())
              .redirectOutput(new File(folder.toFile(), "terminal.txt"))
              .redirectErrorStream(true)
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    return Files.readString(folder.resolve(name + ".log"), StandardCharsets.ISO_8859_1);
  }

  private static boolean isOnPath(String program) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
        .filter(place -> !place.isBlank())
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
