package org.convmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTest {

  private static String id(String model) {
    return new Cell(model, "onnxruntime", "cpu", Workload.FORWARD, new Cell.Setting(1, "fp32", 2))
        .id();
  }

  @Test
  void aNetworkIsNamedByItsVariant() {
    assertThat(id("alexnet/single_tower"))
        .isEqualTo("alexnet.single_tower-onnxruntime-cpu-forward-b1-fp32-t2");
  }

  @Test
  void filesOfTheSameNameAreToldApart() {
    assertThat(id("file:a/net.onnx"))
        .startsWith("file-net.onnx-")
        .isNotEqualTo(id("file:net.onnx"));
    assertThat(id("file:a/b.onnx")).isNotEqualTo(id("file:a.b.onnx"));
    assertThat(id("file:a/b.onnx")).isEqualTo(id("file:a/b.onnx"));
  }

  @Test
  void benchmarksWhoseNamesDifferInASignOnlyAreToldApart() {
    assertThat(id("jmh:a.B.c[n=1]:ss")).startsWith("jmh-a.B.c.n.1..ss-").matches("[A-Za-z0-9._-]+");
    assertThat(id("jmh:a.B.c[n=1]:ss")).isNotEqualTo(id("jmh:a.B.c[n.1]:ss"));
  }

  @Test
  void aPathOfAnyCharactersAndLengthIsSafeInFileNames() {
    assertThat(id("file:/x/<b>\u202e\"'; rm -rf .onnx")).matches("[A-Za-z0-9._-]+");
    assertThat(id("file:" + "x".repeat(3000) + ".onnx")).hasSizeLessThan(150);
  }
}
