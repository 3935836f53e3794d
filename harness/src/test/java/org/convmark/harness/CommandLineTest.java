package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        "run --engine torch | engine 'torch': unknown; expected one of onnxruntime, pytorch",
        "run --device tpu | device 'tpu': unknown; expected cpu, cuda or cuda:N",
        "run --workload sideways | workload: expected one of [forward, backward, train-step]",
        "run --workload call | workload 'call': it is of imported results and can't be run; expected one of [forward, backward, train-step]",
        "convert x --to xml | --to: expected one of [jmh, bencher, github-action-benchmark, openmetrics], found 'xml'",
        "convert x --to jmh --metric speed | metric: expected one of [latency-mean",
        "convert x | Missing required option: '--to=FORMAT'",
        "import gone.json | 'gone.json': there is no such file",
        "run --precision tf32 | precision 'tf32': unknown; expected one of fp32, fp16, bf16",
        "run --batch 0 | batch: expected 1 or more, found 0",
        "run --batch x | Invalid value for option '--batch'",
        "run --threads 9999 | threads: expected at most",
        "export alexnet --training 0 | --training: expected 1 or more, found 0",
        "run --threads -2 | threads: expected 1 or more, found -2",
        "run --model file:gone.onnx | gone.onnx: there is no such file; name an ONNX file",
        "run --model file:gone.pt --input x=1x3 | gone.pt: there is no such file",
        "run --model file:net.txt | no engine runs such files; expected a name that ends in .onnx or .pt",
        "run --model file: | model 'file:': expected a file that can be named",
        "run --model file:gone.onnx --input x=1xq | input x=1xq: expected NAME=SHAPE",
        "run --model file:gone.onnx --input x=0x3 | input x=0x3: expected dimensions from 1",
        "run --model file:gone.onnx --input x | '--input'",
        "run --input x=1x3x227x227 | only a file of your own can be given inputs",
        "run --plan quik | plan 'quik': neither a built-in plan (dry, quick, standard, paper, nightly) nor a file",
        "run --plan dry --forks some | --forks: expected a number such as 5, or 5..20, found 'some'",
        "run --plan dry --forks 1001..9999 | forks: expected 1 or more and at most 1000, found 9999",
        "run --plan dry --forks 0 | --forks: expected 1 <= least <= most, found 0 and 0",
        "run --plan dry --seed 1000000000000000000 | seed: expected a whole number of at most 18 digits",
        "run --plan dry --run-seconds 1e9 | runSeconds: expected 0 or more and at most 1.0E7",
        "run --batch 1000001 | batch: expected 1 or more and at most 1000000, found 1000001",
        "run --resume nowhere | run 'nowhere': neither a folder, a results.csv nor a run in",
        "report nowhere | run 'nowhere': neither a folder, a results.csv nor a run in",
        "run --plan dry --forks 5..2 | --forks: expected 1 <= least <= most, found 5 and 2",
        "run --plan dry --cell-seconds 9 --fork-seconds 10 | cellSeconds: 9.0 is less than one fork",
        "run --plan dry --target-percent -1 | targetPercent: expected 0 or more",
        "run --plan dry --format csv | --format: it goes with --print-plan only",
        "run --resume x --print-plan | --print-plan: a run goes on with the plan in its folder",
        "run --model *net* --batch 0 | batch: expected 1 or more, found 0",
        "run --name ../up | run id: expected letters",
        "run --quiet --json-log | --quiet, --json-log are mutually exclusive",
        "run --devise cpu | nearest: --device",
        "shwo | 'shwo'",
        "show alexnet --depth 0 | --depth: expected 1 or more, found 0",
        "models --format xml | format 'xml': unknown; expected table, csv or json",
        "report x --format pdf | report format: expected one of html, latex, markdown, all, found 'pdf'",
        "report x --runs y | --runs: it goes with --history only",
        "report x --slo p99 | slo: expected p50, p90, p99 or mean with a time in ms or s, found 'p99'",
        "report x --devices gone.yaml | devices gone.yaml: expected a file of YAML, found none",
        "export | Missing required parameter",
        "export alexnet --precision bf16 | precision 'bf16': not exported; expected one of fp32, fp16",
        "export alexnet --precision fp16 --training 2 | expected --precision fp32, found fp16",
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
  void allProblemsOfAPlanAreLinesOfTheirOwn() throws Exception {
    String yaml =
        """
        models: [alexnet, resnet5]
        enginees: [mxnet]
        measurement: {cellSeconds: 1, forks: none}
        """;
    Path plan = Files.writeString(folder.resolve("p.yaml"), yaml);
    assertThat(convmark("run", "--plan", plan.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().strip().lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).startsWith("convmark: plan " + plan + ":"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void allProblemsOfFlagsAreSaidWithThoseOfTheFile() throws Exception {
    Path plan = Files.writeString(folder.resolve("p.yaml"), "models: [resnet5]\n");
    String flags =
        "--engine tf --batch 0 --threads -1 --forks 1..1001 --fork-seconds -1 --layout x";
    List<String> call = new ArrayList<>(List.of("run", "--plan", plan.toString()));
    call.addAll(List.of(flags.split(" ")));
    assertThat(convmark(call.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().strip().lines())
        .hasSize(7)
        .allSatisfy(line -> assertThat(line).startsWith("convmark: "));
    assertThat(err.toString())
        .contains("p.yaml:1: models: model 'resnet5'", "engine 'tf'", "batch: ", "threads: ")
        .contains("forks: ", "forkSeconds: ", "layout 'x'");
  }

  @Test
  void aRunThatIsNotThereIsAWrongCallOfEveryCommand() {
    Path nowhere = folder.resolve("nowhere");
    for (String[] call :
        List.of(
            new String[] {"run", "--resume", nowhere.toString()},
            new String[] {"report", nowhere.toString()},
            new String[] {"report", folder.toString()},
            new String[] {"run", "--resume", folder.toString()},
            new String[] {"compare", nowhere.toString(), nowhere.toString()},
            new String[] {"compare", folder.toString(), folder.toString()})) {
      err.getBuffer().setLength(0);
      assertThat(convmark(call)).as(String.join(" ", call)).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString().strip().lines()).hasSize(1);
    }
  }

  @Test
  void aPlanIsPrintedWithWhatFlagsReplaceAndNothingIsWritten() throws Exception {
    String yaml =
        """
        models: ['resnet*']
        engines: [onnxruntime, mxnet]
        batches: {from: 1, to: 8, times: 2}
        exclude: {engine: mxnet, batch: {from: 2, to: 8}}
        overrides: {batch: 8, measurement: {forks: 4}}
        """;
    Path plan = Files.writeString(folder.resolve("p.yaml"), yaml);
    String[] call = {
      "run",
      "--print-plan",
      "--format",
      "csv",
      "--plan",
      plan.toString(),
      "--model",
      "resnet50",
      "--cell-seconds",
      "40",
      "--out",
      folder.resolve("runs").toString()
    };
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    List<CSVRecord> rows = csv();
    assertThat(rows)
        .extracting(row -> row.get("engine") + row.get("batch"))
        .containsExactly("onnxruntime1", "mxnet1", "onnxruntime2", "onnxruntime4", "onnxruntime8");
    assertThat(rows)
        .extracting(row -> row.get("forks_most"))
        .containsExactly("3", "3", "3", "3", "4");
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(Double.parseDouble(row.get("seconds_most"))).isBetween(1.0, 40.0))
        .allSatisfy(row -> assertThat(Double.parseDouble(row.get("memory_mib"))).isGreaterThan(97));
    assertThat(folder).isDirectoryNotContaining(path -> path.endsWith("runs"));
  }

  @Test
  void aPlanForPeopleEndsWithTimeMemoryAndDiskAndWhatWasAssumed() throws Exception {
    assertThat(convmark("run", "--print-plan", "--plan", "dry", "--out", folder.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("time: ", "memory: ", "disk: ", "assumed at 15 GMAC/s");
  }

  @Test
  void optionsThatLeaveNoCellOfAPlanAreRefused() throws Exception {
    String yaml = "models: [alexnet]\nexclude: {engine: mxnet}\n";
    Path plan = Files.writeString(folder.resolve("p.yaml"), yaml);
    assertThat(convmark("run", "--plan", plan.toString(), "--engine", "mxnet"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no cell is left with these options");
  }

  @Test
  void aBrokenLineOfARunIsNamedWithItsFileAndLine() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run"));
    Path results =
        Files.writeString(run.resolve("results.csv"), "run_id,cell_id\r\n\"unclosed,x\r\n");
    assertThat(convmark("report", run.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(results.toString());
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void modelsAreListedForProgramsWithExactNumbers() throws Exception {
    assertThat(convmark("models", "--format", "csv")).isEqualTo(ExitCode.DONE);
    List<CSVRecord> rows = csv();
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
  void modelsCountInferenceAndTheAuxiliaryClassifiersApart() throws Exception {
    assertThat(convmark("models", "--format", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith(
            "model,input,params,bn_statistics,macs,activations,weights_mib,params_with_aux,"
                + "citation,deviations");
    List<CSVRecord> rows = csv();
    CSVRecord trained = row(rows, "model", "googlenet/torchvision_two_aux");
    CSVRecord inferring = row(rows, "model", "googlenet/torchvision_no_aux");
    for (String column : List.of("params", "bn_statistics", "macs", "activations", "weights_mib")) {
      assertThat(trained.get(column)).as(column).isEqualTo(inferring.get(column));
    }
    assertThat(trained.get("params_with_aux")).isEqualTo("13004888");
    assertThat(inferring.get("params_with_aux")).isEqualTo(inferring.get("params"));
    assertThat(rows).noneMatch(row -> row.get("model").endsWith("_unscaled"));
    out.getBuffer().setLength(0);
    assertThat(convmark("models")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines().findFirst().orElseThrow()).endsWith("params_with_aux");
  }

  @Test
  void showGivesEachWindowItsColumns() throws Exception {
    assertThat(convmark("show", "inception_v2/slim", "--format", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith(
            "layer,operators,kernel,stride,pad,output,params,macs,macs_percent,path\r\nconv1,");
    List<CSVRecord> rows = csv();
    assertThat(windowOf(row(rows, "layer", "pool1"))).containsExactly("3x3", "2", "0,0,1,1");
    assertThat(windowOf(row(rows, "layer", "conv2"))).containsExactly("3x3", "1", "1");
    assertThat(row(rows, "layer", "conv2").get("operators")).isEqualTo("conv bn relu");
    CSVRecord separable = row(rows, "layer", "conv1");
    assertThat(windowOf(separable)).containsOnly("");
    assertThat(separable.get("operators")).isEqualTo("conv7x7-g3 conv1x1 relu");
    out.getBuffer().setLength(0);
    assertThat(convmark("show", "inception_v2/slim", "--format", "csv", "--depth", "2"))
        .isEqualTo(ExitCode.DONE);
    assertThat(windowOf(row(csv(), "layer", "conv1/conv7x7")))
        .containsExactly("7x7", "2", "2,2,3,3");
  }

  @Test
  void showPutsAuxiliaryClassifiersLastAndWithoutAShare() throws Exception {
    String[] call = {"show", "googlenet/paper_caffe_two_aux", "--format", "csv"};
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    List<CSVRecord> rows = csv();
    assertThat(rows.subList(rows.size() - 2, rows.size()))
        .extracting(row -> row.get("layer"))
        .containsExactly("aux1", "aux2");
    assertThat(rows)
        .allMatch(
            row ->
                row.get("path")
                    .equals(row.get("macs_percent").isEmpty() ? "training" : "inference"));
    assertThat(row(rows, "layer", "aux1").get("params")).isEqualTo("3188840");
    out.getBuffer().setLength(0);
    assertThat(convmark("show", "googlenet/paper_caffe_two_aux")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsPattern("\ntotal  .* 1000 +6,998,552 +1,582,671,872 +100.000")
        .containsPattern("\ntotal with aux .* 1000 +13,378,280 +1,591,044,096\\R$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alexnet",
        "googlenet/paper_caffe_two_aux",
        "inception_v3/torchvision_aux",
        "resnet50",
      })
  void aModelsLayersFitA132ColumnTerminal(String model) {
    assertThat(convmark("show", model)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("layer "))
        .allMatch(line -> line.length() <= 132);
  }

  @Test
  void aSwitchedFormIsShownWithoutBeingListed() {
    assertThat(convmark("show", "inception_resnet_v2/titu1994_keras_unscaled"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("departs: block_a1: nothing is scaled", "58,737,682");
  }

  private List<CSVRecord> csv() throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(out.toString()))
        .getRecords();
  }

  private static CSVRecord row(List<CSVRecord> rows, String column, String value) {
    return rows.stream().filter(row -> row.get(column).equals(value)).findFirst().orElseThrow();
  }

  private static List<String> windowOf(CSVRecord row) {
    return List.of(row.get("kernel"), row.get("stride"), row.get("pad"));
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

  @Test
  void exportOfTrainingStandsBesideThatOfInference() {
    String[] call = {"export", "googlenet", "--training", "2", "--out", folder.toString()};
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("paper_caffe_no_aux.training-batch2.onnx", "written");
  }

  @Test
  void exportOfHalfPrecisionStandsBesideThatOfSingle() throws Exception {
    String[] call = {"export", "googlenet", "--precision", "fp16", "--out", folder.toString()};
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("paper_caffe_no_aux.fp16.onnx", "written");
    assertThat(Files.size(folder.resolve("googlenet/paper_caffe_no_aux.fp16.onnx")))
        .isBetween(2 * 6_998_552L, 2 * 6_998_552L + 100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "doctor",
        "models",
        "show",
        "claims",
        "export",
        "run",
        "baseline",
        "report",
        "serve"
      })
  void everyCommandExplainsItself(String command) {
    String[] call = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
    assertThat(convmark(call)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("Usage: convmark");
  }
}
