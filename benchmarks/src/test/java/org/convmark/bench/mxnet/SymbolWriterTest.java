package org.convmark.bench.mxnet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.NetworkData;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Weights;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;

class SymbolWriterTest {

  private static final Training DROPS = Training.seeded(0, 1);

  private static LoadRequest request(Graph graph, Workload workload, Training training) {
    NetworkData network = NetworkData.of(Weights.seeded(graph, 1));
    return new LoadRequest(
        network,
        Path.of("none.onnx"),
        workload,
        new LoadRequest.Setting(2, Precision.FP32),
        training);
  }

  private static JsonNode inference() throws Exception {
    return read(request(SmallNet.graph(), Workload.FORWARD, DROPS));
  }

  private static JsonNode training(Training training) throws Exception {
    return read(request(SmallNet.training(0.3f, 0.4f), Workload.BACKWARD, training));
  }

  private static JsonNode read(LoadRequest request) throws Exception {
    return new ObjectMapper().readTree(SymbolWriter.write(request).json());
  }

  private static List<String> operators(JsonNode symbol) {
    List<String> operators = new ArrayList<>();
    symbol.get("nodes").forEach(node -> operators.add(node.get("op").asText()));
    return operators;
  }

  @Test
  void theSameNetworkIsTheSameText() {
    LoadRequest request = request(SmallNet.training(0.3f, 0.4f), Workload.TRAIN_STEP, DROPS);
    assertThat(SymbolWriter.write(request).json()).isEqualTo(SymbolWriter.write(request).json());
  }

  @Test
  void everyNodeHasANameOfItsOwnAndReadsEarlierOnes() throws Exception {
    Set<String> names = new HashSet<>();
    for (JsonNode node : training(DROPS).get("nodes")) {
      node.get("inputs")
          .forEach(input -> assertThat(input.get(0).asInt()).isLessThan(names.size()));
      assertThat(names.add(node.get("name").asText())).as(node.get("name").asText()).isTrue();
    }
  }

  @Test
  void itsVariablesAreTheInputTheParametersAndTheConstants() throws Exception {
    Graph graph = SmallNet.graph();
    LoadRequest request = request(graph, Workload.FORWARD, DROPS);
    List<String> expected = new ArrayList<>(List.of(Graph.INPUT));
    graph.parameters().stream().map(Parameter::name).forEach(expected::add);
    SymbolWriter.write(request).constants().forEach(constant -> expected.add(constant.name()));
    JsonNode symbol = read(request);
    List<String> names = new ArrayList<>();
    symbol
        .get("arg_nodes")
        .forEach(index -> names.add(symbol.get("nodes").get(index.asInt()).get("name").asText()));
    assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void onlyTrainingHasTheResultsOfAuxiliaryClassifiers() throws Exception {
    assertThat(inference().get("heads")).hasSize(1);
    assertThat(training(DROPS).get("heads")).hasSize(3);
  }

  @Test
  void dropoutIsThereOnlyIfTrainingDrops() throws Exception {
    assertThat(operators(inference())).doesNotContain("Dropout");
    assertThat(operators(training(Training.withoutDropout(0)))).doesNotContain("Dropout");
    assertThat(operators(training(DROPS))).contains("Dropout");
  }

  @Test
  void trainingHasNoOperatorWhoseGradientIsWrong() throws Exception {
    assertThat(operators(inference())).contains("LRN", "Concat");
    assertThat(operators(training(DROPS))).doesNotContain("LRN", "Concat");
  }
}
