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
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsCommandTest {

  private static final String HEADER =
      "claim_id,document,line,model,kind,target,quoted_value,query,claimed,tolerance,note\n";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int claims(String... arguments) {
    String[] call = new String[arguments.length + 1];
    call[0] = "claims";
    System.arraycopy(arguments, 0, call, 1, arguments.length);
    return Convmark.execute(new PrintWriter(out, true), new PrintWriter(err, true), call);
  }

  private List<CSVRecord> rows() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(out.toString())).getRecords();
  }

  @Test
  void theLedgerIsPrintedForPrograms() throws IOException {
    assertThat(claims("--format", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith(
            "claim_id,document,line,model,kind,target,quoted_value,measured_value,tolerance,verdict,why");
    assertThat(rows()).hasSize(255);
    CSVRecord typingError =
        rows().stream().filter(row -> row.get(0).equals("D1-008")).findFirst().orElseThrow();
    assertThat(typingError.get("measured_value")).isEqualTo("1152");
    assertThat(typingError.get("verdict")).isEqualTo("CONTRADICTED");
    assertThat(typingError.get("why")).contains("1154 is a typing error of Figure 17");
  }

  @Test
  void peopleGetTheReasonsBelowTheRowsAndTheCountsAtTheEnd() {
    assertThat(claims("--verdict", "CONTRADICTED")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines())
        .contains(
            "    The document says '1154', the graph of inception_resnet_v2/paper_corrected gives 1152: the sum needs");
    assertThat(out.toString().strip()).endsWith(" CONFIRMED, 23 CONTRADICTED, 24 NEEDS_DATA");
    assertThat(out.toString()).doesNotContain("D2-003");
  }

  @Test
  void publishedFiguresAreALedgerOfTheirOwn() throws IOException {
    assertThat(claims("--published", "--format", "csv")).isEqualTo(ExitCode.DONE);
    assertThat(rows()).hasSizeGreaterThan(100);
    assertThat(rows()).noneMatch(row -> row.get("verdict").equals("NEEDS_DATA"));
  }

  @Test
  void ownClaimsAreAdded() throws IOException {
    Path mine =
        file("mine.csv", HEADER + "MY-1,slides,7,vgg16,params,,138 M,params(),138e6,0.5%,\n");
    assertThat(claims("--claims", mine.toString(), "--format", "json")).isEqualTo(ExitCode.DONE);
    JsonNode all = new ObjectMapper().readTree(out.toString());
    assertThat(all).hasSize(256);
    assertThat(all.get(255).get("claim_id").asText()).isEqualTo("MY-1");
    assertThat(all.get(255).get("verdict").asText()).isEqualTo("CONFIRMED");
  }

  @Test
  void allProblemsOfAllFilesAreListedAndNothingIsPrinted() throws IOException {
    Path first = file("first.csv", HEADER + "A,slides,7,vgg,params,,138 M,parms(),138e6,,\n");
    Path second =
        file(
            "second.csv",
            HEADER
                + """
                A,slides,7,vgg16,params,,138 M,,,,
                B,slides,7,vgg16,shape,,x,output(conv9),3x3,,
                D2-001,slides,7,vgg16,params,,138 M,params(),138e6,0.5%,
                """);
    assertThat(claims("--claims", first.toString(), "--claims", second.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly(
            "convmark: "
                + first
                + ":2: model: model 'vgg': unknown; nearest: vgg11/plain; 'convmark models' lists all",
            "convmark: "
                + first
                + ":2: query: 'parms()': position 1: no function 'parms'; nearest: params",
            "convmark: " + second + ":2: note: expected a value, found none",
            "convmark: " + second + ":4: claim_id: 'D2-001' stands in claims.csv:13 already",
            "convmark: "
                + second
                + ":3: query: vgg16/plain has no layer 'conv9'; nearest: conv1_1; 'convmark show'"
                + " lists them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--claims=nowhere.csv | nowhere.csv: there is no such file of claims",
        "--verdict=MAYBE | Invalid value for option '--verdict': expected one of [CONFIRMED, CONTRADICTED, NEEDS_DATA]",
      })
  void aWrongCallIsOneLine(String argument, String message) {
    assertThat(claims(argument)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(message);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
