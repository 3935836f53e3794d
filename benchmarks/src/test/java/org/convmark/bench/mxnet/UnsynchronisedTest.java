package org.convmark.bench.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.convmark.bench.djl.Dialect;
import org.convmark.bench.djl.DjlRuntime;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.Growth;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NetworkData;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.TestSessions;
import org.convmark.bench.engine.Training;
import org.convmark.model.weights.Weights;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;

/** What would be printed of MXNet if a call did not wait for what it has asked for. */
class UnsynchronisedTest {

  private static final class Operators extends MxNetDialect {

    Operators() {
      super(TestSessions.THREADS);
    }

    @Override
    public void synchronise() {}
  }

  private static final class Symbol extends MxNetDialect {

    Symbol() {
      super(TestSessions.THREADS);
    }

    @Override
    public LoadedNetwork load(LoadRequest request, NDManager manager) {
      return new SymbolNetwork(request, (MxNDManager) manager);
    }

    @Override
    public void synchronise() {}
  }

  private static Growth growth(Dialect dialect, Workload workload) throws Exception {
    return Growth.of(
        batch ->
            new DjlRuntime(dialect)
                .load(
                    new LoadRequest(
                        NetworkData.of(Weights.seeded(Growth.network(), TestSessions.SEED)),
                        Path.of(""),
                        workload,
                        new LoadRequest.Setting(batch, Precision.FP32),
                        Training.withoutDropout(0))));
  }

  @Test
  void aCallThatDoesNotWaitIsCaughtSinceItsTimeDoesNotGrowWithTheBatch() throws Exception {
    Growth operators = growth(new Operators(), Workload.BACKWARD);
    assertThat(operators.holds()).as(operators.toString()).isFalse();
    Growth symbol = growth(new Symbol(), Workload.FORWARD);
    assertThat(symbol.holds()).as(symbol.toString()).isFalse();
  }
}
