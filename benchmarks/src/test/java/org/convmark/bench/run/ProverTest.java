package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convmark.bench.fork.ForkSpec;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.onnx.ElementType;
import org.convmark.model.onnx.OnnxExport;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProverTest {

  private static final Variant MODEL = Architectures.variant("googlenet");

  private static final long SEED = 3;

  @TempDir private Path folder;

  private Map<Cell, Proof> prove(Workload workload, long seedOfTheFile, String... engines)
      throws Exception {
    List<Cell> cells = List.of(engines).stream().map(engine -> cell(engine, workload)).toList();
    return prove(cells, seedOfTheFile);
  }

  private Map<Cell, Proof> prove(List<Cell> cells, long seedOfTheFiles) throws Exception {
    Map<String, Path> files = new HashMap<>();
    for (Cell cell : cells) {
      ElementType type = ElementType.of(cell.precision());
      files.put(
          cell.precision(),
          OnnxExport.of(MODEL, seedOfTheFiles, type)
              .to(folder.resolve(type.fileName("net")))
              .file());
    }
    try (Workspace workspace = new Workspace(folder.resolve("log.txt"))) {
      return new Prover(new Worker(workspace), workspace)
          .prove(
              cells, MODEL.graph(), cell -> files.get(cell.precision()), ForkSpec.Common.of(SEED));
    }
  }

  private static Cell cell(String engine, Workload workload) {
    return cell(engine, workload, "fp32");
  }

  private static Cell cell(String engine, Workload workload, String precision) {
    return new Cell(MODEL.fullName(), engine, "cpu", workload, new Cell.Setting(1, precision, 2));
  }

  @Test
  void enginesThatAgreeAreBelieved() throws Exception {
    Map<Cell, Proof> proofs = prove(Workload.FORWARD, SEED, "onnxruntime", "pytorch");
    assertThat(proofs.values())
        .allSatisfy(
            proof -> {
              assertThat(proof.outcome().status()).isEqualTo(Status.OK);
              assertThat(proof.error().orElseThrow()).isBetween(0.0, 1e-4);
              assertThat(proof.report().pilotSeconds()).isPositive();
            });
  }

  @Test
  void anEngineThatRunsOtherWeightsIsNotTimedAndNeitherIsAReferenceThatNobodyConfirms()
      throws Exception {
    Map<Cell, Proof> proofs = prove(Workload.FORWARD, SEED + 1, "onnxruntime", "pytorch");
    assertThat(proofs.values())
        .allSatisfy(
            proof -> {
              assertThat(proof.outcome().status()).isEqualTo(Status.PARITY_FAILED);
              assertThat(proof.outcome().message())
                  .contains("at most 1e-04", "delete the exported model");
            });
  }

  @Test
  void anEngineAloneIsTimedWithTheRemarkThatNothingWasCompared() throws Exception {
    Proof proof = prove(Workload.BACKWARD, SEED, "pytorch").values().iterator().next();
    assertThat(proof.outcome().status()).isEqualTo(Status.OK);
    assertThat(proof.outcome().message()).startsWith("not compared");
    assertThat(proof.error()).isEmpty();
  }

  @Test
  void formsOfOneLibraryDoNotConfirmEachOther() throws Exception {
    Map<Cell, Proof> proofs = prove(Workload.FORWARD, SEED, "pytorch", "pytorch-script");
    assertThat(proofs.values())
        .allSatisfy(
            proof -> {
              assertThat(proof.outcome().status()).isEqualTo(Status.OK);
              assertThat(proof.outcome().message())
                  .startsWith("not compared with another library: only engines of pytorch ran");
            });
  }

  @Test
  void fp16IsHeldAgainstFp32() throws Exception {
    List<Cell> cells =
        List.of(
            cell("onnxruntime", Workload.FORWARD),
            cell("pytorch", Workload.FORWARD),
            cell("onnxruntime", Workload.FORWARD, "fp16"),
            cell("pytorch", Workload.FORWARD, "fp16"));
    Map<Cell, Proof> proofs = prove(cells, SEED);
    assertThat(proofs.values())
        .allSatisfy(
            proof ->
                assertThat(proof.outcome().status())
                    .as(proof.outcome().message())
                    .isEqualTo(Status.OK));
    assertThat(proofs.get(cells.get(1)).error().orElseThrow()).isBetween(0.0, 1e-4);
    assertThat(proofs.get(cells.get(2)).error().orElseThrow()).isBetween(1e-4, 1e-1);
    assertThat(proofs.get(cells.get(3)).error().orElseThrow()).isBetween(1e-4, 1e-1);
  }
}
