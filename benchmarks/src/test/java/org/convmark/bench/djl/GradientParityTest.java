package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;

import org.convmark.bench.engine.Session;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;

class GradientParityTest {

  @Test
  void bothEnginesComputeTheSameGradientOfEveryParameter() throws Exception {
    Graph graph = SmallNet.graph();
    try (Session pytorch = TestSessions.open("pytorch", graph, Workload.BACKWARD, 4);
        Session mxnet = TestSessions.open("mxnet", graph, Workload.BACKWARD, 4)) {
      pytorch.prepare();
      pytorch.run();
      mxnet.prepare();
      mxnet.run();
      for (Parameter parameter : graph.parameters()) {
        if (parameter.role().isTrainable()) {
          assertThat(
                  TestSessions.relativeError(
                      mxnet.gradient(parameter), pytorch.gradient(parameter)))
              .as(parameter.name())
              .isLessThan(1e-4);
        }
      }
    }
  }

  @Test
  void aTrainStepMovesEveryParameterAgainstItsGradient() throws Exception {
    Graph graph = SmallNet.graph();
    for (String engine : new String[] {"pytorch", "mxnet"}) {
      try (TrainStepSession session =
          (TrainStepSession) TestSessions.open(engine, graph, Workload.TRAIN_STEP, 4)) {
        Parameter last = graph.output().parameters().get(0);
        session.prepare();
        float[] before = session.leaves().get(last).toFloatArray();
        session.run();
        session.release();
        session.prepare();
        float[] after = session.leaves().get(last).toFloatArray();
        session.release();
        assertThat(after).as(engine).isNotEqualTo(before);
      }
    }
  }
}
