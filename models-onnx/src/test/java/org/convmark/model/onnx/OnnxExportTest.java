package org.convmark.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.model.graph.EveryOperator;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Shape;
import org.convmark.model.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When a file is written, and what is left behind if it is not. */
class OnnxExportTest {

  private final Graph graph = EveryOperator.graph();
  private final Weights weights = Weights.seeded(graph, 3);
  @TempDir private Path folder;

  @Test
  void sameContentIsReusedAndOtherSeedsAreNot() throws IOException {
    Path file = folder.resolve("m.onnx");
    OnnxExport.of(weights).to(file);
    assertThat(OnnxExport.of(weights).to(file).origin()).isEqualTo(Exported.Origin.REUSED);
    assertThat(OnnxExport.of(Weights.seeded(graph, 4)).to(file).origin())
        .isEqualTo(Exported.Origin.WRITTEN);
  }

  @Test
  void truncatedHostileOrStrangeFilesAreReplaced() throws IOException {
    Path file = folder.resolve("m.onnx");
    OnnxExport.of(weights).to(file);
    byte[] whole = Files.readAllBytes(file);
    byte[] hugeLength = {0x72, -1, -1, -1, -1, 0x07, 1, 2, 3};
    for (byte[] found :
        List.of(
            Arrays.copyOf(whole, whole.length - 1),
            Arrays.copyOf(whole, whole.length + 1),
            Arrays.copyOf(whole, 20),
            hugeLength,
            new byte[0],
            "not a model".getBytes(StandardCharsets.UTF_8))) {
      Files.write(file, found);
      assertThat(OnnxExport.of(weights).to(file).origin()).isEqualTo(Exported.Origin.WRITTEN);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
    assertThat(names()).containsExactly("m.onnx");
  }

  @Test
  void dataOfAnotherExportIsNotTakenForTheModels() throws IOException {
    Path file = folder.resolve("m.onnx");
    OnnxExport.of(Weights.seeded(graph, 4)).as(Form.EXTERNAL_DATA).to(file);
    byte[] otherData = Files.readAllBytes(folder.resolve("m.onnx.data"));
    OnnxExport.of(weights).as(Form.EXTERNAL_DATA).to(file);
    Files.write(folder.resolve("m.onnx.data"), otherData);
    assertThat(OnnxExport.of(weights).as(Form.EXTERNAL_DATA).to(file).origin())
        .isEqualTo(Exported.Origin.WRITTEN);
    assertThat(OnnxExport.of(weights).to(file).origin()).isEqualTo(Exported.Origin.WRITTEN);
  }

  @Test
  void aTargetThatCannotBeWrittenLeavesNothingAndSaysWhy() throws IOException {
    Path blocker = Files.writeString(folder.resolve("file"), "x");
    for (Path target : List.of(blocker.resolve("m.onnx"), blocker.resolve("sub/m.onnx"))) {
      assertThatThrownBy(() -> OnnxExport.of(weights).to(target))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(target + ": not exported: ")
          .hasMessageEndingWith("; choose a folder that can be written and has 1 MiB free")
          .hasMessageNotContaining("\n");
    }
    assertThat(names()).containsExactly("file");
    assertThat(blocker).hasContent("x");
  }

  @Test
  void aFolderIsNeverReplaced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("m.onnx"));
    assertThatThrownBy(() -> OnnxExport.of(weights).to(target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a regular file");
    assertThat(names()).containsExactly("m.onnx");
  }

  @Test
  void dataThatCannotTakeItsPlaceLeavesNoModel() throws IOException {
    Files.createDirectories(folder.resolve("m.onnx.data"));
    assertThatThrownBy(
            () -> OnnxExport.of(weights).as(Form.EXTERNAL_DATA).to(folder.resolve("m.onnx")))
        .isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("m.onnx.data");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full exists on Linux")
  void aDeviceIsNeverReplaced() throws IOException {
    Path full = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/full"));
    assertThatThrownBy(() -> OnnxExport.of(weights).to(full))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a regular file");
    assertThat(names()).containsExactly("link");
    Files.delete(full);
  }

  @Test
  void aSingleFileOfTwoGibibytesIsRefused() {
    Graph large =
        Graph.build(
            "large",
            Shape.image(3, 128, 128),
            x -> x.in("fc").flatten().linear(11_000).relu().linear(100));
    assertThatThrownBy(
            () -> OnnxExport.of(Weights.seeded(large, 1)).to(folder.resolve("large.onnx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("large: expected less than 2 GiB for a single file, found ")
        .hasMessageEndingWith(" bytes; use --external-data");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the peak resident set is read from /proc")
  void vgg16NeedsLittleMemory() throws Exception {
    Path file = folder.resolve("vgg16.onnx");
    String output = export(file, "exec \"$@\"");
    assertThat(output).matches("\\d+ \\d+ \\d+");
    String[] figures = output.split(" ", -1);
    assertThat(Files.size(file)).isEqualTo(Long.parseLong(figures[0])).isGreaterThan(553_430_176L);
    assertThat(Long.parseLong(figures[1])).as("VmHWM in KiB").isLessThan(150 * 1024);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "the shell's file size limit is a full disk")
  void aFullDiskIsReportedInOneLineAndLeavesNothing() throws Exception {
    Path file = folder.resolve("vgg16.onnx");
    String output = export(file, "ulimit -f 4096; exec \"$@\"");
    assertThat(output)
        .isEqualTo(
            file
                + ": not exported: File too large;"
                + " choose a folder that can be written and has 528 MiB free");
    assertThat(folder).isEmptyDirectory();
  }

  /** Output of an export of VGG-16 in another JVM, started by a shell script as {@code "$@"}. */
  private static String export(Path file, String script) throws Exception {
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                script,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ExportInSmallHeap.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
