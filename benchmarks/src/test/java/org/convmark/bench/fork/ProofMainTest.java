package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofMainTest {

  @TempDir private Path folder;

  /** The form of GoogLeNet with the most classifiers. */
  private static Variant googLeNet() {
    return Architectures.variants().stream()
        .filter(variant -> variant.architecture().equals("googlenet"))
        .max(Comparator.comparing(variant -> variant.trainingGraph().auxiliaries().size()))
        .orElseThrow();
  }

  @Test
  void theProofOfTrainingHasTheGradientOfEveryParameterThatTrainingMoves() throws Exception {
    Variant variant = googLeNet();
    Path outputs = folder.resolve("outputs.bin");
    Path report = folder.resolve("report.json");
    Path spec = folder.resolve("spec.json");
    Cell.Setting setting = new Cell.Setting(1, "fp32", TestSessions.THREADS);
    Cell cell = new Cell(variant.fullName(), "pytorch", "cpu", Workload.TRAIN_STEP, setting);
    new ForkSpec(cell, ForkSpec.Common.of(1), "", report.toString(), outputs.toString())
        .write(spec);
    ProofMain.main(new String[] {spec.toString()});
    assertThat(ForkReport.read(report).orElseThrow().outcome().status()).isEqualTo(Status.OK);
    assertThat(Outputs.read(outputs).arrays().keySet())
        .contains(Outputs.LOGITS)
        .filteredOn(name -> !name.equals(Outputs.LOGITS))
        .containsExactlyElementsOf(
            variant.trainingGraph().parameters().stream()
                .filter(parameter -> parameter.role().isTrainable())
                .map(Parameter::name)
                .toList());
  }
}
