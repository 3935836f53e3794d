package org.convmark.bench.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NetworkData;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.model.weights.Weights;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SymbolNetworkTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void onlyInferenceIsOfFusedOperators(Workload workload) {
    NetworkData network = NetworkData.of(Weights.seeded(SmallNet.graph(), TestSessions.SEED));
    LoadRequest request =
        new LoadRequest(
            network,
            Path.of("none.onnx"),
            workload,
            new LoadRequest.Setting(1, Precision.FP32),
            Training.withoutDropout(0));
    String json = SymbolWriter.write(request).json();
    SymbolDialect dialect = new SymbolDialect(TestSessions.THREADS);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), dialect.djlName());
        Symbol symbol = SymbolNetwork.symbol(json, workload, (MxNDManager) manager)) {
      assertThat(symbol.toJsonString().contains("_sg_mkldnn_conv"))
          .isEqualTo(workload == Workload.FORWARD);
    }
  }
}
