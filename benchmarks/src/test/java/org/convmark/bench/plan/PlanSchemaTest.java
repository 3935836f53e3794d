package org.convmark.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.result.Workload;
import org.convmark.result.yaml.YamlProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSchemaTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  static final List<String> BUILT_IN = PlanFile.BUILT_IN;

  private final JsonNode schema = schema();

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = PlanFile.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static JsonNode schema() {
    try {
      return new ObjectMapper().readTree(resource("plan.schema.json"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> problems(String yaml) throws Exception {
    JsonSchema validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
    return validator.validate(YAML.readTree(yaml)).stream().map(Object::toString).toList();
  }

  private static Plan read(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return PlanReader.read(bytes, "p.yaml", "plan", PlanFile.preset("quick"));
  }

  @ParameterizedTest
  @FieldSource("BUILT_IN")
  void builtInPlansAndWhatIsWrittenOfThemAreValid(String name) throws Exception {
    assertThat(problems(new String(resource(name + ".yaml"), StandardCharsets.UTF_8))).isEmpty();
    assertThat(problems(PlanFile.write(PlanFile.load(name)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models: alexnet\nbatches: {from: 1, to: 8, times: 2}",
        "models: [alexnet]\nbatches: [1, {from: 4, to: 8, step: 4}]\nengines: mxnet",
        "models: ['*']\nbatches: [1, 2]\nexclude: {batch: {from: 2, to: 9}}\ninclude: [{model: [vgg16, 'r*']}]",
        "models: ['file:x.onnx']\ninputs: {x: 1x3}\nseed: 7\ntryAnyway: true\nlayout: channels-last",
        "models: [vgg16]\nmeasurement: {ceilings: false}",
        "models: [vgg16]\noverrides: [{engine: mxnet, measurement: {preset: paper, forks: 2}}]",
      })
  void whatTheReaderTakesIsValid(String yaml) throws Exception {
    assertThat(read(yaml).scope().models()).isNotEmpty();
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engines: [mxnet]",
        "models: [alexnet]\nmodel: x",
        "models: [alexnet]\nengines: [tf]",
        "models: [alexnet]\nbatches: [0]",
        "models: [alexnet]\nbatches: {from: 1, to: 8}",
        "models: [alexnet]\nbatches: {from: 1, to: 8, times: 2, step: 1}",
        "models: [alexnet]\nexclude: [{}]",
        "models: [alexnet]\nexclude: [{batches: 3}]",
        "models: [alexnet]\nmeasurement: {forks: {least: 3}}",
        "models: [alexnet]\nmeasurement: {preset: fast}",
        "models: [alexnet]\nmeasurement: {targetPercent: -1}",
        "models: [alexnet]\noverrides: [{measurement: {forks: 2}}]",
        "models: [alexnet]\noverrides: [{engine: mxnet, measurement: {runSeconds: 9}}]",
        "models: [alexnet]\ntryAnyway: sometimes",
        "models: [alexnet]\nmeasurement: {ceilings: 3}",
        "models: [alexnet]\noverrides: [{engine: mxnet, measurement: {ceilings: false}}]",
      })
  void whatTheReaderRefusesIsInvalid(String yaml) throws Exception {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(YamlProblems.class);
    assertThat(problems(yaml)).isNotEmpty();
  }

  @Test
  void schemaAndReaderHaveTheSameKeys() {
    assertThat(keys("")).containsExactlyElementsOf(PlanKeys.PLAN);
    assertThat(keys("/$defs/matcher")).containsExactlyElementsOf(PlanKeys.MATCHER);
    assertThat(keys("/$defs/override")).containsExactlyElementsOf(PlanKeys.OVERRIDE);
    assertThat(keys("/$defs/measurement"))
        .containsExactlyInAnyOrderElementsOf(PlanKeys.MEASUREMENT);
    assertThat(keys("/$defs/cellMeasurement")).containsExactlyElementsOf(PlanKeys.CELL_MEASUREMENT);
    assertThat(keys("/$defs/series")).containsExactlyElementsOf(PlanKeys.SERIES);
    assertThat(keys("/$defs/range")).containsExactlyElementsOf(PlanKeys.RANGE);
    assertThat(keys("/$defs/bounds/oneOf/1")).containsExactlyElementsOf(PlanKeys.BOUNDS);
  }

  @Test
  void schemaAndBuildHaveTheSameNames() {
    assertThat(words("engine")).containsExactlyInAnyOrderElementsOf(Engines.names());
    assertThat(words("workload"))
        .containsExactlyElementsOf(Workload.ofNetworks().stream().map(Workload::word).toList());
    assertThat(words("precision"))
        .containsExactlyElementsOf(Stream.of(Precision.values()).map(Precision::word).toList());
    assertThat(words("preset")).containsExactlyElementsOf(PlanFile.BUILT_IN);
  }

  private List<String> keys(String block) {
    List<String> keys = new ArrayList<>();
    schema.at(block + "/properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private List<String> words(String definition) {
    List<String> words = new ArrayList<>();
    schema.at("/$defs/" + definition + "/enum").forEach(word -> words.add(word.asText()));
    return words;
  }
}
