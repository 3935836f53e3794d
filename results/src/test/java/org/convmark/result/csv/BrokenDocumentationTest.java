package org.convmark.result.csv;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenDocumentationTest {

  private static final String REMEDY = "; correct that line or read an intact copy of the run";

  @TempDir Path folder;

  @BeforeEach
  void writeRun() throws IOException {
    RunFolder.open(folder).writeResults("r", List.of(Runs.timed(1)));
  }

  @Test
  void brokenClaimsAreNamedInBothLedgers() throws IOException {
    String header = "claim_id,document,kind,verdict,measured_value\n";
    for (String name : List.of("claims.csv", "published.csv")) {
      Path claims = Files.writeString(folder.resolve(name), header + "c,d,params,TRUE,1\n");
      assertBroken(
          claims
              + ":2: expected one of [CONFIRMED, CONTRADICTED, NEEDS_DATA] in column verdict,"
              + " found 'TRUE'"
              + REMEDY);
      Files.writeString(claims, header + "c,d,params,NEEDS_DATA,1\n");
      assertBroken(
          claims
              + ":2: expected nothing beside verdict NEEDS_DATA in column measured_value, found '1'"
              + REMEDY);
      Files.writeString(claims, header + "c,,params,CONFIRMED,1\n");
      assertBroken(claims + ":2: expected text in column document, found nothing" + REMEDY);
      Files.writeString(claims, header + "c,d,params,CONFIRMED,1\nc,d,params,CONFIRMED,1\n");
      assertBroken(
          claims
              + ":3: expected each value once in column claim_id, found 'c' again after line 2"
              + REMEDY);
      Files.writeString(claims, "claim_id,document,verdict\n");
      assertBroken(claims + ":1: expected a column 'kind', found none in the header" + REMEDY);
      Files.delete(claims);
    }
  }

  @Test
  void brokenCountsOfModelsAreNamed() throws IOException {
    Path models =
        Files.writeString(folder.resolve("models.csv"), "model,bn_statistics\nm,53120.5\n");
    assertBroken(
        models
            + ":2: expected a whole number of at least 0 in column bn_statistics, found '53120.5'"
            + REMEDY);
  }

  @Test
  void brokenLayersAreNamed() throws IOException {
    String header = "model,layer,operator,output_shape,macs,params,activations\n";
    Path layers = Files.writeString(folder.resolve("layers.csv"), header + "m,fc,fc,1x10,,9,10\n");
    assertBroken(
        layers
            + ":2: expected a whole number of at least 0 in column macs, found nothing"
            + REMEDY);
  }

  @Test
  void brokenCeilingsAreNamed() throws IOException {
    String header =
        "kind,device,precision,threads,engine,forks,rate,rate_ci95_low,rate_ci95_high,unit\n";
    Path ceilings =
        Files.writeString(
            folder.resolve("ceilings.csv"), header + "size,cpu,fp32,2,e,3,1,,,gb_s\n");
    assertBroken(
        ceilings
            + ":2: expected one of [compute, bandwidth] in column kind, found 'size'"
            + REMEDY);
    Files.writeString(ceilings, header + "compute,cpu,fp32,2,e,3,1,,,gb_s\n");
    assertBroken(
        ceilings + ":2: expected gmac_s beside compute in column unit, found 'gb_s'" + REMEDY);
    Files.writeString(ceilings, header + "compute,cpu,fp32,2,e,3,0,,,gmac_s\n");
    assertBroken(ceilings + ":2: expected a number above 0 in column rate, found '0'" + REMEDY);
    Files.writeString(ceilings, header + "compute,cpu,fp32,2,e,3,1,2,1,gmac_s\n");
    assertBroken(
        ceilings
            + ":2: expected a number not below rate_ci95_low in column rate_ci95_high, found '1'"
            + REMEDY);
  }

  @Test
  void brokenFindingsAreNamed() throws IOException {
    String header = "level,kind,found,remedy,cells\n";
    Path findings = Files.writeString(folder.resolve("findings.csv"), header + "BAD,drift,f,r,\n");
    assertBroken(
        findings
            + ":2: expected one of [HINT, WARNING, ERROR] in column level, found 'BAD'"
            + REMEDY);
    Files.writeString(findings, header + "HINT,drifting,f,r,\n");
    assertBroken(
        findings
            + ":2: expected a kind of finding of this version in column kind, found 'drifting'"
            + REMEDY);
    Files.writeString(findings, header + "HINT,drift,f,,\n");
    assertBroken(findings + ":2: expected text in column remedy, found nothing" + REMEDY);
  }

  private void assertBroken(String message) {
    assertThatThrownBy(() -> RunFolder.open(folder).read())
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(message);
  }
}
