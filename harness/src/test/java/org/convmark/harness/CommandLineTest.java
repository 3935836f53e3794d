package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.convmark.model.arch.Architectures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private static final List<String> DEFAULTS =
      List.of(
          "alexnet/single_tower",
          "vgg16/plain",
          "googlenet/paper_caffe_no_aux",
          "resnet50/torchvision_v1.5");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int convmark(String... arguments) {
    return Convmark.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --model resnet5 | model 'resnet5': unknown; nearest: resnet50/torchvision_v1.5",
        "show vg16 | model 'vg16': unknown; nearest: vgg16/plain",
        "export goglenet | model 'goglenet': unknown; nearest: googlenet/paper_caffe_no_aux",
        "run --engine torch | engine 'torch': unknown; expected one of onnxruntime, pytorch, mxnet",
        "run --device tpu | device 'tpu': unknown; expected cpu, cuda or cuda:N",
        "run --workload sideways | workload: expected one of [forward, backward, train-step]",
        "run --precision bf16 | precision 'bf16': unknown; expected fp32",
        "run --batch 0 | batch: expected 1 or more, found 0",
        "run --batch x | Invalid value for option '--batch'",
        "run --threads -2 | threads: expected 1 or more, found -2",
        "run --plan quik | plan 'quik': neither a built-in plan (dry, quick, standard) nor a file",
        "run --name ../up | run id: expected letters",
        "run --devise cpu | nearest: --device",
        "shwo | 'shwo'",
        "show alexnet --depth 0 | --depth: expected 1 or more, found 0",
        "models --format xml | format 'xml': unknown; expected table, csv or json",
        "report x --format pdf | report format: expected one of [html], found 'pdf'",
        "export | Missing required parameter",
      })
  void aWrongCallIsOneLineThatSaysWhatToDo(String call, String message) {
    assertThat(convmark(call.strip().split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("convmark: ").contains(message);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void verboseShowsTheTraceAfterTheLine() {
    assertThat(convmark("--verbose", "show", "vg16")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines().count()).isGreaterThan(3);
  }

  @Test
  void aFolderThatCannotBeMadeIsOneLineAndNothingIsLeft() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    for (String[] call :
        List.of(
            new String[] {"export", "googlenet", "--out", file.resolve("x").toString()},
            new String[] {"run", "--plan", "dry", "--out", file.resolve("x").toString()})) {
      err.getBuffer().setLength(0);
      assertThat(convmark(call)).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(err.toString()).contains(file.toString());
      assertThat(err.toString().strip().lines()).hasSize(1);
    }
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(Files.size(file)).isZero();
  }

  @Test
  void aBrokenLineOfARunIsNamedWithItsFileAndLine() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run"));
    Path results =
        Files.writeString(run.resolve("results.csv"), "run_id,cell_id\r\n\"unclosed,x\r\n");
    assertThat(convmark("report", run.toString())).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(err.toString()).contains(results.toString());
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void modelsAreListedForProgramsWithExactNumbers() throws Exception {
    assertThat(convmark("models", "--format", "csv")).isEqualTo(ExitCode.DONE);
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(out.toString()))
            .getRecords();
    assertThat(rows).hasSameSizeAs(Architectures.variants());
    assertThat(rows)
        .filteredOn(row -> DEFAULTS.contains(row.get("model")))
        .extracting(row -> row.get("params"))
        .containsExactly("62378344", "138357544", "6998552", "25557032");
    out.getBuffer().setLength(0);
    assertThat(convmark("models", "--format", "json")).isEqualTo(ExitCode.DONE);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json).hasSameSizeAs(rows);
    assertThat(json.findValues("macs")).anyMatch(macs -> macs.longValue() == 4_089_184_256L);
  }

  @Test
  void showFoldsALayerOfThePaperIntoARow() {
    assertThat(convmark("show", "resnet50")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("conv2_1 ", "7x7x2048", "25,557,032");
    assertThat(out.toString()).doesNotContain("conv2_1/");
    assertThat(convmark("show", "resnet50", "--depth", "9")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("conv2_1/shortcut/conv1x1");
  }

  @Test
  void exportWritesOnceAndThenFindsItsFile() {
    String[] call = {"export", "googlenet", "--out", folder.toString()};
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("paper_caffe_no_aux.onnx", "written");
    out.getBuffer().setLength(0);
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("was there already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "doctor", "models", "show", "export", "run", "report"})
  void everyCommandExplainsItself(String command) {
    String[] call = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("Usage: convmark");
  }
}
