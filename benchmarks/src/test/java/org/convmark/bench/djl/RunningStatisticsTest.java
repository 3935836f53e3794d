package org.convmark.bench.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.engine.InputData;
import org.convmark.bench.engine.TestSessions;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.graph.Role;
import org.convmark.model.graph.Shape;
import org.convmark.result.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch moves the running statistics a tenth of the way towards its own. */
class RunningStatisticsTest {

  private static final int BATCH = 16;
  private static final Shape IMAGE = Shape.image(3, 2, 1);
  private static final int VALUES = BATCH * IMAGE.height() * IMAGE.width();

  /** PyTorch divides by one value less than there are, MXNet by all. */
  @ParameterizedTest
  @CsvSource({
    "pytorch, TRAIN_STEP, 1",
    "pytorch-script, TRAIN_STEP, 1",
    "mxnet, TRAIN_STEP, 0",
    "mxnet-symbol, TRAIN_STEP, 0",
    "pytorch, BACKWARD, 1",
    "pytorch-script, BACKWARD, 1",
    "mxnet, BACKWARD, 0",
    "mxnet-symbol, BACKWARD, 0"
  })
  void moveByTheDefinition(String engine, Workload workload, int lost) throws Exception {
    Graph graph =
        Graph.build(
            "test/statistics",
            IMAGE,
            x -> x.in("bn").batchNorm(1e-3f).in("fc").flatten().linear(5));
    try (DjlSession session = (DjlSession) TestSessions.open(engine, graph, workload, BATCH)) {
      Map<Role, float[]> before = values(session.block.statistics());
      TestSessions.call(session);
      Map<Role, float[]> after = values(session.block.statistics());
      for (int channel = 0; channel < IMAGE.channels(); channel++) {
        assertThat(after.get(Role.RUNNING_MEAN)[channel])
            .isCloseTo(moved(before.get(Role.RUNNING_MEAN)[channel], mean(channel)), within());
        assertThat(after.get(Role.RUNNING_VARIANCE)[channel])
            .isCloseTo(
                moved(
                    before.get(Role.RUNNING_VARIANCE)[channel], squares(channel) / (VALUES - lost)),
                within());
      }
    }
  }

  private static Map<Role, float[]> values(Map<Parameter, NDArray> statistics) {
    Map<Role, float[]> values = new LinkedHashMap<>();
    statistics.forEach((parameter, array) -> values.put(parameter.role(), array.toFloatArray()));
    return values;
  }

  private static float moved(float before, double batch) {
    return (float) (0.9 * before + 0.1 * batch);
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.data.Offset.offset(1e-5f);
  }

  private static double mean(int channel) {
    double sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += value(channel, i);
    }
    return sum / VALUES;
  }

  private static double squares(int channel) {
    double mean = mean(channel);
    double sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += Math.pow(value(channel, i) - mean, 2);
    }
    return sum;
  }

  /** One of the values of a channel in all images of the batch. */
  private static float value(int channel, int index) {
    FloatBuffer images = InputData.images(IMAGE, BATCH);
    int pixels = IMAGE.height() * IMAGE.width();
    int image = index / pixels;
    return images.get((image * IMAGE.channels() + channel) * pixels + index % pixels);
  }
}
