package org.convmark.result.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convmark.result.Ceiling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedRunTest {

  @TempDir Path folder;

  @Test
  void noByteOutOfPlaceLeaksAnotherException() throws IOException {
    RunFolder full = RunFolder.open(folder);
    try (RunJournal journal = RunJournal.open(full)) {
      for (Ceiling ceiling : Runs.ceilings()) {
        journal.add(ceiling);
      }
    }
    full.writeResults("r", Runs.full().measurements());
    full.writeSamples(Runs.full().samples());
    full.writeModels(Runs.full().documentation().models());
    full.writeClaims(Runs.full().documentation().claims());
    full.writeFindings(Runs.findings());
    full.writeLayers(Runs.layers());
    Random random = new Random(1);
    for (String name :
        List.of(
            "results.csv",
            "samples.csv",
            "models.csv",
            "claims.csv",
            "findings.csv",
            "layers.csv",
            "ceilings.csv")) {
      byte[] intact = Files.readAllBytes(folder.resolve(name));
      for (int round = 0; round < 500; round++) {
        Files.write(folder.resolve(name), mutated(intact, random));
        Throwable failure = catchThrowable(() -> RunFolder.open(folder).read());
        if (failure != null) {
          assertThat(failure)
              .isExactlyInstanceOf(IOException.class)
              .hasMessageMatching("[^\\p{Cntrl}]+" + name + ":[0-9]+: expected [^\\p{Cntrl}]+");
        }
      }
      Files.write(folder.resolve(name), intact);
    }
  }

  private static byte[] mutated(byte[] intact, Random random) {
    byte[] bytes = Arrays.copyOf(intact, intact.length - random.nextInt(3) * random.nextInt(50));
    String alphabet = "\"\r\n,-.9eEN\u0000\u00ff";
    for (int change = random.nextInt(3); change >= 0; change--) {
      char put = alphabet.charAt(random.nextInt(alphabet.length()));
      bytes[random.nextInt(bytes.length)] = (byte) put;
    }
    return bytes;
  }
}
