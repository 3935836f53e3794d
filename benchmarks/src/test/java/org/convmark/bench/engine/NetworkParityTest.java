package org.convmark.bench.engine;

import org.convmark.model.arch.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkParityTest {

  @ParameterizedTest
  @MethodSource("org.convmark.bench.engine.Networks#oneOfEachFamily")
  void allEnginesComputeTheSameLogits(Variant variant) throws Exception {
    Networks.requireParityOfLogits(variant);
  }
}
