package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.fork.ForkReport;
import org.convmark.bench.fork.Outputs;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private final Map<Cell, Outputs> outputs = new LinkedHashMap<>();

  private static Cell cell(String engine, String precision) {
    return new Cell("alexnet", engine, "cpu", Workload.FORWARD, new Cell.Setting(1, precision, 2));
  }

  private AgreementTest gave(String engine, String precision, float logit) {
    outputs.put(
        cell(engine, precision), new Outputs(Map.of(Outputs.LOGITS, new float[] {1, logit})));
    return this;
  }

  private Proof proof(String engine, String precision) {
    return new Agreement(outputs, Architectures.variant("alexnet").graph())
        .proof(cell(engine, precision), ForkReport.of(Outcome.OK));
  }

  private void requireStatus(Status status, String... engines) {
    for (String engine : engines) {
      assertThat(proof(engine, "fp32").outcome().status()).as(engine).isEqualTo(status);
    }
  }

  @Test
  void theFirstIsTheReferenceAndIsConfirmedByTheNearestOfAnotherLibrary() {
    gave("onnxruntime", "fp32", 1).gave("pytorch", "fp32", 1.00001f).gave("mxnet", "fp32", 3);
    requireStatus(Status.OK, "onnxruntime", "pytorch");
    requireStatus(Status.PARITY_FAILED, "mxnet");
    assertThat(proof("onnxruntime", "fp32").error())
        .isEqualTo(proof("pytorch", "fp32").error())
        .isNotEmpty();
    assertThat(proof("onnxruntime", "fp32").outcome().message()).isEmpty();
  }

  @Test
  void aReferenceAndItsFormsAreNotTimedIfOnlyTheyAgree() {
    gave("pytorch", "fp32", 1).gave("pytorch-script", "fp32", 1).gave("mxnet", "fp32", 2);
    requireStatus(Status.PARITY_FAILED, "pytorch", "pytorch-script", "mxnet");
    assertThat(proof("pytorch-script", "fp32").outcome().message())
        .startsWith("the reference, pytorch, is confirmed by no engine of another library");
  }

  @Test
  void formsOfOneLibraryAreTimedWithTheRemarkThatNoOtherWasThere() {
    gave("mxnet", "fp32", 1).gave("mxnet-symbol", "fp32", 1);
    requireStatus(Status.OK, "mxnet", "mxnet-symbol");
    assertThat(proof("mxnet", "fp32").error()).hasValue(0);
    assertThat(proof("mxnet-symbol", "fp32").outcome().message())
        .isEqualTo(
            "not compared with another library: only engines of mxnet ran this network and"
                + " workload");
  }

  @Test
  void formsOfOneLibraryThatDisagreeAreNotTimed() {
    gave("mxnet", "fp32", 1).gave("mxnet-symbol", "fp32", 2);
    requireStatus(Status.PARITY_FAILED, "mxnet", "mxnet-symbol");
  }

  @Test
  void anEngineAloneIsNotCompared() {
    gave("pytorch", "fp32", 1);
    assertThat(proof("pytorch", "fp32").outcome().message())
        .isEqualTo("not compared: no second engine ran this network and workload");
    assertThat(proof("pytorch", "fp32").error()).isEmpty();
  }

  @Test
  void otherPrecisionsAreHeldAgainstFp32AndConfirmNobody() {
    gave("onnxruntime", "fp32", 1).gave("pytorch", "fp32", 1.00001f);
    gave("onnxruntime", "fp16", 1.005f)
        .gave("pytorch", "fp16", 1)
        .gave("pytorch-script", "fp16", 2);
    assertThat(proof("onnxruntime", "fp16").outcome()).isEqualTo(Outcome.OK);
    assertThat(proof("onnxruntime", "fp16").error().orElseThrow()).isBetween(1e-3, 1e-2);
    assertThat(proof("pytorch-script", "fp16").outcome().status()).isEqualTo(Status.PARITY_FAILED);
    assertThat(proof("onnxruntime", "fp32").error().orElseThrow()).isBetween(1e-7, 1e-4);
  }

  @Test
  void aPrecisionWhoseReferenceNobodyConfirmsIsNotTimedByItsLibrary() {
    gave("onnxruntime", "fp32", 2).gave("pytorch", "fp32", 1).gave("onnxruntime", "fp16", 2);
    assertThat(proof("onnxruntime", "fp16").outcome().status()).isEqualTo(Status.PARITY_FAILED);
  }

  @Test
  void whatSixteenBitsForgiveDoesNotHideWhatThirtyTwoHaveShown() {
    gave("onnxruntime", "fp32", 1).gave("pytorch", "fp32", 1).gave("mxnet", "fp32", 1.01f);
    gave("pytorch", "fp16", 1.01f).gave("mxnet", "fp16", 1.01f);
    assertThat(proof("pytorch", "fp16").outcome()).isEqualTo(Outcome.OK);
    assertThat(proof("mxnet", "fp16").outcome().message()).startsWith("mxnet differs");
    outputs.remove(cell("pytorch", "fp32"));
    assertThat(proof("mxnet", "fp16").outcome().message())
        .startsWith("the reference, onnxruntime, is confirmed by no engine of another library");
  }

  @Test
  void sixteenBitsWithoutAnotherLibraryAreRemarked() {
    gave("pytorch", "fp32", 1).gave("pytorch", "fp16", 1).gave("pytorch-script", "fp16", 1);
    assertThat(proof("pytorch", "fp16").outcome().message())
        .startsWith("not compared with another");
    assertThat(proof("pytorch", "fp32").outcome().message()).startsWith("not compared");
  }

  @Test
  void theReferenceIsConfirmedByWhomeverTheTolerancesAdmit() {
    Cell.Setting setting = new Cell.Setting(1, "fp32", 2);
    Map<String, float[]> given =
        Map.of(
            "onnxruntime",
            new float[] {1, 1},
            "pytorch",
            new float[] {1.0002f, 1},
            "mxnet",
            new float[] {1, 1.003f});
    for (String engine : new String[] {"onnxruntime", "pytorch", "mxnet"}) {
      Cell cell = new Cell("alexnet", engine, "cpu", Workload.BACKWARD, setting);
      float[] values = given.get(engine);
      outputs.put(
          cell,
          new Outputs(
              Map.of(Outputs.LOGITS, new float[] {values[0]}, "weight", new float[] {values[1]})));
    }
    Agreement agreement = new Agreement(outputs, Architectures.variant("alexnet").graph());
    outputs
        .keySet()
        .forEach(
            cell ->
                assertThat(agreement.proof(cell, ForkReport.of(Outcome.OK)).outcome().status())
                    .as(cell.engine())
                    .isEqualTo(cell.engine().equals("pytorch") ? Status.PARITY_FAILED : Status.OK));
  }

  @Test
  void aPrecisionWithoutAReferenceIsNotCompared() {
    gave("pytorch", "fp16", 1).gave("onnxruntime", "fp16", 1);
    assertThat(proof("pytorch", "fp16").outcome().message())
        .isEqualTo("not compared: no engine ran this network and workload in fp32");
  }
}
