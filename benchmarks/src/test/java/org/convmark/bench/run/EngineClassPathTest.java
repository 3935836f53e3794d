package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convmark.bench.engine.Engines;
import org.junit.jupiter.api.Test;

class EngineClassPathTest {

  private static final String SEPARATOR = System.getProperty("path.separator");

  @Test
  void dropsTheJarsOfOtherEnginesAndNothingElse() {
    String path =
        String.join(
            SEPARATOR,
            "/a/onnxruntime-1.2.jar",
            "/a/pytorch-engine-0.3.jar",
            "/a/x-engine-0.3.jar");
    assertThat(EngineClassPath.without(path, List.of("pytorch-engine", "engine")))
        .containsExactly("/a/onnxruntime-1.2.jar", "/a/x-engine-0.3.jar");
  }

  @Test
  void aNumberOfAVersionInAnArtifactMayBeAny() {
    assertThat(
            EngineClassPath.without(
                "/a/native-cu124-2.5.1.jar" + SEPARATOR + "/a/native-cuda-2.5.1.jar",
                List.of("native-cu#")))
        .containsExactly("/a/native-cuda-2.5.1.jar");
  }

  @Test
  void everyArtifactOfAnEngineIsReallyOnTheClassPath() {
    String own = System.getProperty("java.class.path");
    List<String> elsewhere = ofTheOtherProfile(own);
    Engines.all()
        .forEach(
            engine ->
                engine.artifacts().stream()
                    .filter(artifact -> !elsewhere.contains(artifact))
                    .forEach(
                        artifact ->
                            assertThat(EngineClassPath.without(own, List.of(artifact)))
                                .as(artifact)
                                .hasSizeLessThan(own.split(SEPARATOR).length)));
  }

  private static List<String> ofTheOtherProfile(String classPath) {
    return classPath.contains("onnxruntime_gpu-")
        ? List.of("onnxruntime")
        : List.of("onnxruntime_gpu", "cuda", "pytorch-native-cu#");
  }
}
