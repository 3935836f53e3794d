package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ForkJvmTest {

  @Test
  void forksMayNeitherDownloadNorCallHome() {
    assertThat(ForkJvm.options(Path.of("tmp")))
        .contains("-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true");
  }
}
