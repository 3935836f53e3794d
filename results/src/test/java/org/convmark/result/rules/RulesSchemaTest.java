package org.convmark.result.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.convmark.result.yaml.YamlProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesSchemaTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final JsonNode schema = schema();

  private static JsonNode schema() {
    try (InputStream in = RulesFile.class.getResourceAsStream("rules.schema.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> problems(String yaml) throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema)
        .validate(YAML.readTree(yaml))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static RulesFile read(String yaml) {
    return RulesReader.read(yaml.getBytes(StandardCharsets.UTF_8), "r.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thresholds: {model: 'resnet*', percent: 5}",
        "thresholds: [{batch: [1, '3*'], threads: 4, metric: [load, memory], percent: 0.5}]",
        "acknowledged: [{metric: params, commit: 'abcdef0', reason: wider}]",
      })
  void whatTheReaderTakesIsValid(String yaml) throws IOException {
    assertThat(read(yaml)).isNotNull();
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: []",
        "thresholds: []",
        "thresholds: {percent: 5}",
        "thresholds: {model: a}",
        "thresholds: {model: a, percent: -1}",
        "thresholds: {batch: many, percent: 1}",
        "acknowledged: {model: a, reason: b}",
        "acknowledged: {model: a, commit: abcdef0}",
        "acknowledged: {model: a, commit: HEAD, reason: b}",
        "acknowledged: {commit: abcdef0, reason: b}",
      })
  void whatTheReaderRefusesIsInvalid(String yaml) throws IOException {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(YamlProblems.class);
    assertThat(problems(yaml)).isNotEmpty();
  }

  @Test
  void schemaAndReaderHaveTheSameKeys() {
    assertThat(keys("")).containsExactlyElementsOf(RulesReader.KEYS);
    assertThat(keys("/$defs/threshold")).containsExactlyElementsOf(RulesReader.THRESHOLD_KEYS);
    assertThat(keys("/$defs/acknowledgement"))
        .containsExactlyElementsOf(RulesReader.ACKNOWLEDGED_KEYS);
  }

  private List<String> keys(String block) {
    List<String> keys = new ArrayList<>();
    schema.at(block + "/properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
