package org.convmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FindingKindTest {

  @Test
  void everyKindIsExplainedInTheDocumentation() throws IOException {
    assertThat(Files.readString(Path.of("../docs/findings.md")))
        .contains(
            Arrays.stream(FindingKind.values()).map(kind -> "| `" + kind.word() + "` |").toList());
  }
}
