package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.convmark.harness.DoctorCheck.Verdict;
import org.junit.jupiter.api.Test;

class DoctorReportTest {

  private static final String ADVICE = "stop it, \"now\"";

  private static final DoctorReport REPORT =
      new DoctorReport(
          List.of(
              List.of("onnxruntime", "cpu", "ready", "1.29.0", "1.7", "forward", ""),
              List.of("mxnet", "cuda:0", "UNAVAILABLE", "", "", "", "measure on cpu")),
          List.of(
              DoctorCheck.ok("library", "onnxruntime on cpu", "/x: libonnxruntime.so"),
              DoctorCheck.ok("noise", "a", "1").but(Verdict.WARNING, ADVICE),
              DoctorCheck.ok("noise", "b", "2").but(Verdict.WARNING, ADVICE)));

  @Test
  void anEngineOnADeviceIsOneRowAmongAllThatAreThereForPrograms() throws IOException {
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(printed(Format.CSV)))
            .getRecords();

    assertThat(printed(Format.CSV))
        .startsWith(
            "engine,device,status,version,empty_call_us,workloads,what_to_do,area,check,value\r\n"
                + "onnxruntime,cpu,ready,1.29.0,1.7,forward,,");
    assertThat(rows)
        .filteredOn(row -> row.get("engine").equals("onnxruntime"))
        .extracting(row -> row.get("status"))
        .containsExactly("ready");
    assertThat(rows)
        .filteredOn(row -> row.get("area").equals("noise"))
        .extracting(row -> row.get("check") + row.get("value") + row.get("what_to_do"))
        .containsExactly("a1" + ADVICE, "b2" + ADVICE);
  }

  @Test
  void jsonHasTheSameRows() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(printed(Format.JSON));

    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).get("empty_call_us").doubleValue()).isEqualTo(1.7);
    assertThat(rows.get(1).get("empty_call_us").isNull()).isTrue();
    assertThat(rows.get(3).get("status").textValue()).isEqualTo("warning");
  }

  @Test
  void aPersonIsToldOnceWhatToDo() throws IOException {
    assertThat(printed(Format.TABLE).lines().filter(line -> line.contains(ADVICE))).hasSize(1);
  }

  private static String printed(Format format) throws IOException {
    StringWriter out = new StringWriter();
    REPORT.print(format, new PrintWriter(out, true));
    return out.toString();
  }
}
