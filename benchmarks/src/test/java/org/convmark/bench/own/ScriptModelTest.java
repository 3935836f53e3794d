package org.convmark.bench.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptModelTest {

  private static final Map<String, String> INPUT = Map.of("x", "2x3");

  @TempDir private Path folder;

  private final Map<String, String> entries =
      new LinkedHashMap<>(Scripts.entries("x: Tensor) -> Tensor", "return x"));

  private Path zip(int method) throws Exception {
    return Scripts.zip(folder.resolve("net.pt"), method, entries);
  }

  private static void refused(Path file, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> OwnModel.read("file:" + file, INPUT))
        .withMessageContaining(message)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .startsWith(file + ": ")
                    .doesNotContain("\n", "java.", "apache"));
  }

  @Test
  void anArchiveTakesWhatItsCallerSays() throws Exception {
    OwnModel model = OwnModel.read("file:" + zip(ZipOutputStream.STORED), INPUT);
    assertThat(model.inputs(2)).hasToString("[TensorSpec[name=x, type=FLOAT32, dims=[2, 3]]]");
    assertThat(model.graph(2).obstacle()).isEqualTo("TorchScript");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> model.inputs(1))
        .withMessageContaining("batch 1 contradicts the first dimension of its first input, 2");
  }

  @Test
  void aTypeAtWhichDjlAbortsIsRefused() throws Exception {
    OwnModel model = OwnModel.read("file:" + zip(ZipOutputStream.STORED), Map.of("x", "1x3:int16"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> model.inputs(1))
        .withMessage("input x: pytorch-script is given no int16; expected another type");
  }

  @Test
  void whatItTakesIsAskedFor() throws Exception {
    Path file = zip(ZipOutputStream.STORED);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> OwnModel.read("file:" + file, Map.of()))
        .withMessageContaining("--input NAME=SHAPE");
  }

  @Test
  void whatIsNoArchiveIsRefused() throws Exception {
    refused(Files.writeString(folder.resolve("text.pt"), "hello"), "which is a zip file");
    refused(Files.createFile(folder.resolve("empty.pt")), "which is a zip file");
    refused(Files.createDirectory(folder.resolve("folder.pt")), "found a folder");
    refused(folder.resolve("gone.pt"), "there is no such file");
    byte[] whole = Files.readAllBytes(zip(ZipOutputStream.STORED));
    for (int length = 0; length < whole.length; length += 11) {
      refused(
          Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, length)),
          "which is a zip file");
    }
  }

  @Test
  void compressedEntriesAreRefusedAsTheyMayGrowWithoutEnd() throws Exception {
    refused(zip(ZipOutputStream.DEFLATED), "is compressed");
  }

  @Test
  void entriesThatLeadOutOfTheArchiveAreRefused() throws Exception {
    entries.put("net/../../evil", "x");
    refused(zip(ZipOutputStream.STORED), "leads out of the archive");
  }

  @Test
  void weightsWithoutAProgramAreRefused() throws Exception {
    entries.remove("net/code/__torch__.py");
    refused(zip(ZipOutputStream.STORED), "as torch.save writes them");
  }

  @Test
  void anotherZipFileIsRefused() throws Exception {
    entries.clear();
    entries.put("META-INF/MANIFEST.MF", "x");
    refused(zip(ZipOutputStream.STORED), "found another zip file");
  }

  /** Whatever a byte becomes, an archive is read, or refused in one line. */
  @Test
  void flippedBytesNeverDoAnythingElse() throws Exception {
    byte[] whole = Files.readAllBytes(zip(ZipOutputStream.STORED));
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
      Path file = Files.write(folder.resolve("flipped.pt"), flipped);
      try {
        OwnModel.read("file:" + file, INPUT);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).startsWith(file + ": ").doesNotContain("\n");
      }
    }
    assertThat(new String(whole, StandardCharsets.ISO_8859_1)).contains("forward");
  }
}
