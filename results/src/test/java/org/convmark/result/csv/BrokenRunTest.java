package org.convmark.result.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenRunTest {

  private static final String REMEDY = "; correct that line or read an intact copy of the run";
  private static final String HEADER =
      "run_id,cell_id,model,engine,device,workload,batch,precision,threads,status,message,forks,"
          + "iterations,unsteady_forks,latency_mean_ms,latency_ci95_low_ms,latency_ci95_high_ms,"
          + "latency_min_ms,latency_max_ms,params,started_at\n";
  private static final String ID = "m-e-cpu-forward-b1-fp32-t1";
  private static final String ROW =
      "r," + ID + ",m,e,cpu,forward,1,fp32,1,OK,,2,20,0,5.5,5,6,4,7,10,2026-01-31T12:00:00Z\n";

  @TempDir Path folder;
  private Path results;

  @BeforeEach
  void writeIntactRun() throws IOException {
    results = Files.writeString(folder.resolve("results.csv"), HEADER + ROW);
    RunFolder.open(folder).read();
  }

  static Stream<Arguments> replacements() {
    return Stream.of(
        arguments(",5.5,", ",fast,", "a number of at least 0 in column latency_mean_ms", "'fast'"),
        arguments(
            ",5.5,", ",\"5,5\",", "a number of at least 0 in column latency_mean_ms", "'5,5'"),
        arguments(",5.5,", ",NaN,", "a number of at least 0 in column latency_mean_ms", "'NaN'"),
        arguments(
            ",5.5,",
            ",Infinity,",
            "a number of at least 0 in column latency_mean_ms",
            "'Infinity'"),
        arguments(
            ",5.5,", ",1e999,", "a number of at least 0 in column latency_mean_ms", "'1e999'"),
        arguments(",5.5,", ",-1,", "a number of at least 0 in column latency_mean_ms", "'-1'"),
        arguments(
            ",5.5,", ",0x1p3,", "a number of at least 0 in column latency_mean_ms", "'0x1p3'"),
        arguments(",5.5,", ",٥,", "a number of at least 0 in column latency_mean_ms", "'٥'"),
        arguments(",5.5,", ",,", "a number of at least 0 in column latency_mean_ms", "nothing"),
        arguments(",5.5,", ",0,", "a number above 0 in column latency_mean_ms", "'0'"),
        arguments(",5,6,", ",x,6,", "a number in column latency_ci95_low_ms", "'x'"),
        arguments(
            ",5,6,",
            ",6,5,",
            "a number not below latency_ci95_low_ms in column latency_ci95_high_ms",
            "'5'"),
        arguments(
            ",5,6,",
            ",,6,",
            "a number beside latency_ci95_high_ms in column latency_ci95_low_ms",
            "nothing"),
        arguments(
            ",OK,",
            ",ok,",
            "one of [OK, OOM, OOM_PREDICTED, TIMEOUT, UNSUPPORTED, UNAVAILABLE, PARITY_FAILED, FAILED] in column"
                + " status",
            "'ok'"),
        arguments(",OK,", ",OOM,", "nothing beside status OOM in column latency_mean_ms", "'5.5'"),
        arguments(
            ",forward,1",
            ",sideways,1",
            "one of [forward, backward, train-step, call] in column workload",
            "'sideways'"),
        arguments(
            "forward,1,", "forward,0,", "a whole number of at least 1 in column batch", "'0'"),
        arguments(
            "forward,1,",
            "forward,99999999999,",
            "a whole number of at least 1 in column batch",
            "'99999999999'"),
        arguments(",m,e,", ",,e,", "text in column model", "nothing"),
        arguments(
            ",m,e,",
            ",other,e,",
            "'other-e-cpu-forward-b1-fp32-t1', which the row describes, in column cell_id",
            "'" + ID + "'"),
        arguments(",10,2", ",-10,2", "a whole number of at least 0 in column params", "'-10'"),
        arguments(
            ",2026-01-31T12:00:00Z",
            ",31.1.2026",
            "an instant such as 2026-01-31T12:00:00Z in column started_at",
            "'31.1.2026'"),
        arguments(",OK,,", ",OK,", "21 fields as in the header", "20"),
        arguments(",OK,,", ",OK,,,", "21 fields as in the header", "22"),
        arguments(
            ",OK,,",
            ",OK,\"never closed,",
            "a CSV row (RFC 4180)",
            "an unclosed or misplaced quote"),
        arguments(
            ",OK,,",
            ",OK,\"closed\" early,",
            "a CSV row (RFC 4180)",
            "an unclosed or misplaced quote"),
        arguments("r," + ID, "," + ID, "text in column run_id", "nothing"));
  }

  @ParameterizedTest
  @MethodSource("replacements")
  void aBrokenRowIsNamedWithLineColumnAndValue(
      String intact, String broken, String expected, String found) throws IOException {
    Files.writeString(results, HEADER + ROW.replace(intact, broken));

    assertBroken(results + ":2: expected " + expected + ", found " + found + REMEDY);
  }

  @Test
  void theLineCountsThoseInsideEarlierFields() throws IOException {
    String second = ROW.replace("-b1-", "-b2-").replace("forward,1,", "forward,2,");
    Files.writeString(
        results,
        HEADER + ROW.replace(",OK,,", ",OK,\"two\r\nlines\",") + "\n" + second.replace("5.5", "x"));

    assertBroken(
        results
            + ":5: expected a number of at least 0 in column latency_mean_ms, found 'x'"
            + REMEDY);
  }

  @Test
  void aCellIsThereOnce() throws IOException {
    Files.writeString(results, HEADER + ROW + ROW);

    assertBroken(
        results
            + ":3: expected each value once in column cell_id, found '"
            + ID
            + "' again after line 2"
            + REMEDY);
  }

  @Test
  void aFileHoldsOneRun() throws IOException {
    String second = ROW.replace("-b1-", "-b2-").replace("forward,1,", "forward,2,");
    Files.writeString(results, HEADER + ROW + second.replace("r,m-", "s,m-"));

    assertBroken(results + ":3: expected one run, 'r', in column run_id, found 's'" + REMEDY);
  }

  @Test
  void aMissingOrDoubledColumnIsNamed() throws IOException {
    Files.writeString(results, HEADER.replace("engine,", "motor,") + ROW);
    assertBroken(results + ":1: expected a column 'engine', found none in the header" + REMEDY);

    Files.writeString(results, HEADER.replace("message", "status") + ROW);
    assertBroken(results + ":1: expected each column once, found 'status' twice" + REMEDY);

    Files.writeString(results, "");
    assertBroken(results + ":1: expected a header, found an empty file" + REMEDY);
  }

  @Test
  void bytesThatAreNotUtf8AreFoundOnTheirLine() throws IOException {
    Files.write(
        results, (HEADER + ROW.replace(",e,", ",é,")).getBytes(StandardCharsets.ISO_8859_1));
    assertBroken(results + ":2: expected UTF-8 text, found other bytes" + REMEDY);

    byte[] cut = (HEADER + "é").getBytes(StandardCharsets.UTF_8);
    Files.write(results, Arrays.copyOf(cut, cut.length - 1));
    assertBroken(results + ":2: expected UTF-8 text, found other bytes" + REMEDY);
  }

  @Test
  void foreignTextCanNotBreakTheLineOfAMessage() throws IOException {
    String hostile = "\"x\n\u001b[31m\u202e" + "y".repeat(1000) + "\"";
    Files.writeString(results, HEADER + ROW.replace("5.5", hostile));

    assertBroken(
        results
            + ":2: expected a number of at least 0 in column latency_mean_ms, found"
            + " 'x\\u000a\\u001b[31m\\u202e"
            + "y".repeat(52)
            + "…'"
            + REMEDY);
  }

  @Test
  void aFolderWithoutResultsIsNoRun() throws IOException {
    Files.delete(results);
    String remedy = "; give the folder of a run, which has a results.csv";
    assertThatThrownBy(() -> RunFolder.open(folder).read())
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder + ": is not a run folder: it has no results.csv" + remedy);

    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> RunFolder.open(nowhere))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(nowhere + ": is not a run folder: there is no such folder" + remedy);
  }

  @Test
  void whatIsNoFileIsNotRead() throws IOException {
    Files.delete(results);
    Files.createDirectory(results);

    assertBroken(
        results + ": expected a readable file of at most 256 MiB; read an intact copy of the run");
  }

  @Test
  void theOtherFilesAreCheckedAlike() throws IOException {
    Path samples = folder.resolve("samples.csv");
    Files.writeString(samples, "cell_id,fork,iteration,phase,seconds\nc,1,1,cold,0.1\n");
    assertBroken(
        samples + ":2: expected one of [warmup, measure] in column phase, found 'cold'" + REMEDY);
    Files.writeString(samples, "cell_id,fork,iteration,phase,seconds\nc,1,1,measure,\n");
    assertBroken(
        samples + ":2: expected a number of at least 0 in column seconds, found nothing" + REMEDY);
    Files.delete(samples);

    Path environment = folder.resolve("environment.csv");
    Files.writeString(environment, "key,value\nos,a\nos,b\n");
    assertBroken(
        environment
            + ":3: expected each value once in column key, found 'os' again after line 2"
            + REMEDY);
    Files.delete(environment);

    Path models = folder.resolve("models.csv");
    Files.writeString(models, "model,top1_error_percent\nm,-3\n");
    assertBroken(
        models
            + ":2: expected a number of at least 0 in column top1_error_percent, found '-3'"
            + REMEDY);
  }

  private void assertBroken(String message) {
    assertThatThrownBy(() -> RunFolder.open(folder).read())
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(message);
  }
}
