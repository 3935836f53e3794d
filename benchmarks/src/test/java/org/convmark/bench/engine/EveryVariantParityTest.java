package org.convmark.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.model.arch.Variant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link NetworkParityTest} shows for one form of each family, for all of them; the errors are
 * left in {@code target/parity.csv}.
 */
@Tag("full")
class EveryVariantParityTest {

  private static final List<String> ERRORS =
      new ArrayList<>(List.of("model,engine,relative_error"));

  @ParameterizedTest
  @MethodSource("org.convmark.bench.engine.Networks#all")
  void allEnginesComputeTheSameLogits(Variant variant) throws Exception {
    Networks.requireParityOfLogits(variant)
        .forEach(
            (engine, error) ->
                ERRORS.add(String.format(Locale.ROOT, "%s,%s,%.2e", variant, engine, error)));
  }

  @AfterAll
  static void writeErrors() throws IOException {
    Files.write(Path.of("target", "parity.csv"), ERRORS);
  }
}
