package org.convmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.Cell;
import org.convmark.result.Evidence;
import org.convmark.result.Measurement;
import org.convmark.result.ModelFact;
import org.convmark.result.Outcome;
import org.convmark.result.Run;
import org.convmark.result.Sample;
import org.convmark.result.Workload;
import org.convmark.result.csv.RunFolder;

/**
 * A run of many cells with what a real run documents, for measuring what its report takes.
 *
 * <p>{@code main} writes the report of as many cells as wanted and prints its size and time.
 */
final class LargeRun {

  private static final List<String> ENGINES =
      List.of("onnxruntime", "pytorch", "pytorch-script", "mxnet", "mxnet-symbol");

  private LargeRun() {}

  /** Arguments: the folder of a real run, the number of cells, and the file to write. */
  public static void main(String[] arguments) throws IOException {
    Run real = RunFolder.open(Path.of(arguments[0])).read();
    Report report = Report.of(of(real, Integer.parseInt(arguments[1])));
    Path file = Path.of(arguments[2]);
    for (int i = 0; i < 3; i++) {
      long begin = System.nanoTime();
      Reports.write(new HtmlReport(), report, file);
      System.out.printf(
          Locale.ROOT,
          "%s cells: %.2f MB in %.1f s%n",
          arguments[1],
          Files.size(file) / 1e6,
          (System.nanoTime() - begin) / 1e9);
    }
  }

  static Run of(Run real, int cells) {
    List<ModelFact> models = real.documentation().models();
    Measurement like = real.measurements().get(0);
    List<Measurement> measurements = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      ModelFact model = models.get(i / 50 % models.size());
      Workload workload = i % 2 == 0 ? Workload.FORWARD : Workload.TRAIN_STEP;
      int batch = 1 << (i / 10 % 5);
      Cell.Setting setting = new Cell.Setting(batch, "fp32", 1 + i / 50 / models.size());
      Cell cell = new Cell(model.model(), ENGINES.get(i / 2 % 5), "cpu", workload, setting);
      List<Sample> own = SampleTimes.of(cell, model.cost().macs() / 4e7 * batch);
      samples.addAll(own);
      measurements.add(
          new Measurement(
              cell,
              Outcome.OK,
              Optional.of(SampleTimes.figures(cell, own)),
              model.cost(),
              like.provenance()));
    }
    return new Run(
        real.id(),
        real.environment(),
        real.documentation(),
        measurements,
        new Evidence(samples, List.of(), List.of(), real.evidence().ceilings(), Optional.empty()));
  }
}
