package org.convmark.bench.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.plan.Effort.Bounds;

/** Plans as YAML: the built-in ones and a user's files. */
public final class PlanFile {

  /** The names of the built-in plans. */
  public static final List<String> BUILT_IN = List.of("dry", "quick", "standard");

  private static final long LARGEST = 1 << 20;
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER))
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);

  private PlanFile() {}

  /** The document, flat as people write it; what is left out takes the plan's defaults. */
  private record Document(
      String name,
      List<String> models,
      List<String> engines,
      List<String> devices,
      List<String> workloads,
      List<Integer> batches,
      List<String> precisions,
      List<Integer> threads,
      String layout,
      Map<String, String> inputs,
      Measurement measurement) {

    Plan plan(String fallbackName) {
      Measurement effort =
          measurement == null ? new Measurement(null, null, null, null) : measurement;
      return new Plan(
          name == null ? fallbackName : name,
          new Plan.Scope(
              orElse(models, List.of()),
              orElse(engines, List.of()),
              orElse(devices, List.of("cpu")),
              orElse(workloads, List.of("forward"))),
          new Plan.Settings(
              orElse(batches, List.of(1)),
              orElse(precisions, List.of(Precision.FP32.word())),
              orElse(threads, List.of()),
              Optional.ofNullable(layout).map(Layout::of),
              orElse(inputs, Map.of())),
          effort.effort());
    }
  }

  private record Measurement(Integer forks, Double forkSeconds, Bounds warmup, Bounds iterations) {

    Effort effort() {
      return Effort.fixed(
          orElse(forks, 3),
          orElse(forkSeconds, 6.0),
          orElse(warmup, new Bounds(6, 20)),
          orElse(iterations, new Bounds(5, 50)));
    }
  }

  private static <T> T orElse(T value, T fallback) {
    if (value instanceof List<?> list && list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("expected no empty entry, found one in " + list);
    }
    if (value instanceof Map<?, ?> map && map.containsValue(null)) {
      throw new IllegalArgumentException("expected no empty entry, found one in " + map);
    }
    return value == null ? fallback : value;
  }

  /**
   * The plan of a built-in name or of a file.
   *
   * @throws IllegalArgumentException if there is neither, or the file says something impossible;
   *     the message has the file and, where there is one, the line
   */
  public static Plan load(String nameOrFile) throws IOException {
    if (BUILT_IN.contains(nameOrFile)) {
      try (InputStream in = PlanFile.class.getResourceAsStream(nameOrFile + ".yaml")) {
        return parse(in.readAllBytes(), nameOrFile, nameOrFile);
      }
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "plan '%s': neither a built-in plan (%s) nor a file",
              nameOrFile,
              String.join(", ", BUILT_IN)));
    }
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "plan %s: expected at most 1 MiB of YAML, found %d bytes",
              file,
              Files.size(file)));
    }
    return parse(Files.readAllBytes(file), nameOrFile, "plan");
  }

  private static Plan parse(byte[] yaml, String source, String fallbackName) throws IOException {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (tree.isMissingNode()) {
        throw new IllegalArgumentException("the file is empty");
      }
      if (!tree.isObject()) {
        throw new IllegalArgumentException("expected keys such as 'models:', found a bare value");
      }
      Document document = YAML.readValue(yaml, Document.class);
      return document.plan(fallbackName);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(problem(source, e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("plan " + source + ": " + e.getMessage(), e);
    }
  }

  private static String problem(String source, JsonProcessingException e) {
    String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
    String reason = e.getOriginalMessage().replaceAll("\\s+", " ").replaceAll(" \\(.*", "");
    if (reason.contains("java.") || reason.contains("org.convmark")) {
      reason = "expected another kind of value";
    }
    if (reason.startsWith("Trailing token")) {
      reason = "expected one document";
    }
    return String.format(Locale.ROOT, "plan %s%s: %s%s", source, line, key(e), reason);
  }

  /** The key that holds what is wrong, if the document is well-formed. */
  private static String key(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return "";
    }
    return mapping.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .reduce("", (before, name) -> before + name + ": ");
  }

  /** The plan as YAML that {@link #load} reads. */
  public static String write(Plan plan) {
    Effort effort = plan.effort();
    try {
      return YAML.writeValueAsString(
          new Document(
              plan.name(),
              plan.scope().models(),
              plan.scope().engines(),
              plan.scope().devices(),
              plan.scope().workloads(),
              plan.settings().batches(),
              plan.settings().precisions(),
              plan.settings().threads(),
              plan.settings().layout().map(Layout::word).orElse(null),
              plan.settings().inputs(),
              new Measurement(
                  effort.forks().least(),
                  effort.time().forkSeconds(),
                  effort.warmup(),
                  effort.iterations())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
