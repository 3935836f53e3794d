package org.convmark.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingGraphTest {

  static List<Variant> variants() {
    return Architectures.variants();
  }

  /** A part is not to be had of values whose dimensions nobody tells. */
  @ParameterizedTest
  @MethodSource("variants")
  void everyValueThatCrossesTheCutIsDeclared(Variant variant) {
    TrainingGraph training =
        TrainingGraph.of(variant.trainingGraph(), 2, TrainingGraph.Dropping.MASKED);
    OnnxPart forward = training.forward();
    Set<OnnxValue> given = new HashSet<>(forward.outputs());
    given.addAll(forward.inputs());
    assertThat(given).containsAll(training.backward().inputs());
  }
}
