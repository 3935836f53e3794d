package org.convmark.bench.engine;

import org.convmark.model.arch.Variant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link NetworkParityTest} shows for one form of each family, for all of them. */
@Tag("full")
class EveryVariantParityTest {

  @ParameterizedTest
  @MethodSource("org.convmark.bench.engine.Networks#all")
  void allEnginesComputeTheSameLogits(Variant variant) throws Exception {
    Networks.requireParityOfLogits(variant);
  }
}
