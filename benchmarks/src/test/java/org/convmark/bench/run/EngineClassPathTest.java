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
  void everyArtifactOfAnEngineIsReallyOnTheClassPath() {
    String own = System.getProperty("java.class.path");
    Engines.all()
        .forEach(
            engine ->
                engine
                    .artifacts()
                    .forEach(
                        artifact ->
                            assertThat(EngineClassPath.without(own, List.of(artifact)))
                                .as(artifact)
                                .hasSizeLessThan(own.split(SEPARATOR).length)));
  }
}
