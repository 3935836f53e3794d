package org.convmark.model.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convmark.model.query.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimFileTest {

  private static final String HEADER =
      "claim_id,document,line,model,kind,target,quoted_value,query,claimed,tolerance,note\n";

  @TempDir private Path folder;

  @Test
  void theExampleOfTheDocumentationWorks() throws IOException {
    Matcher example =
        Pattern.compile("```\\n(claim_id,.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/claims.md")));
    assertThat(example.find()).isTrue();
    List<Assessment> all =
        new Ledger(Networks.built()).assess(ClaimFile.read(file(example.group(1))));
    assertThat(all)
        .extracting(Assessment::verdict)
        .containsExactly(
            Verdict.CONFIRMED, Verdict.CONFIRMED, Verdict.CONFIRMED, Verdict.NEEDS_DATA);
  }

  @Test
  void allProblemsAreListedWithFileAndLine() throws IOException {
    Path file =
        file(
            HEADER
                + """
                A,doc,1,resnet5,params,,25 M,params(),25e6,,
                A,doc,2,resnet50,params,,25 M,parms(),25e6,,
                ,doc,3,resnet50,params,,25 M,params(),,5 percent,
                B,doc,4,resnet50,params,,25 M,params() of vgg,25e6,,
                C,doc,5,resnet50,error,,7.1,,,,
                D,doc,6,resnet50
                """);
    assertThat(problems(file))
        .containsExactly(
            file
                + ":2: model: model 'resnet5': unknown; nearest: resnet50/torchvision_v1.5; 'convmark models' lists all",
            file + ":3: claim_id: 'A' stands in line 2 already",
            file + ":3: query: 'parms()': position 1: no function 'parms'; nearest: params",
            file + ":4: claim_id: expected a value, found none",
            file
                + ":4: tolerance: '5 percent': expected exact, a distance (0.5), a share (5%) or a range (0.1-0.3)",
            file + ":4: claimed: expected a value, found none",
            file
                + ":5: query: model 'vgg': unknown; nearest: vgg11/plain; 'convmark models' lists all",
            file + ":6: note: expected a value, found none",
            file + ":7: columns: expected 11 values, found 4");
  }

  @Test
  void whatANetworkLacksIsAProblemOfItsLine() throws IOException {
    Path file =
        file(
            HEADER
                + """
                A,doc,1,alexnet,shape,,x,output(conv9),3x3,,
                B,doc,1,alexnet,shape,,x,output(conv1),3,,
                """);
    List<Claim> claims = ClaimFile.read(file);
    ClaimProblems problems =
        catchThrowableOfType(
            ClaimProblems.class, () -> new Ledger(Networks.built()).assess(claims));
    assertThat(problems.lines())
        .containsExactly(
            file
                + ":2: query: alexnet/single_tower has no layer 'conv9'; nearest: conv1; 'convmark show'"
                + " lists them",
            file + ":3: query: '55x55x96' can't be compared by = with '3'");
  }

  @Test
  void columnsMayStandInAnyOrderBehindAByteOrderMark() throws IOException {
    Path file =
        file(
            """
            \uFEFFmine,note,tolerance,claimed,query,quoted_value,target,kind,model,line,document,claim_id
            ignored,,,8,depth(),8,,layers,alexnet,,doc,A
            """);
    Claim claim = ClaimFile.read(file).get(0);
    assertThat(claim.id()).isEqualTo("A");
    assertThat(new Ledger(Networks.built()).assess(claim).verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void aFileWithoutTheColumnsSaysWhichAreMissing() throws IOException {
    assertThat(problems(file("claim_id,model\nA,alexnet\n")).get(0))
        .endsWith(
            "csv:1: expected the columns claim_id, document, line, model, kind, target,"
                + " quoted_value, query, claimed, tolerance, note; missing: document, line, kind,"
                + " target, quoted_value, query, claimed, tolerance, note");
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    assertThat(problems(file("")).get(0)).contains("expected the columns");
    assertThat(problems(file(HEADER)).get(0)).endsWith("expected claims, found no row");
    assertThat(problems(file(HEADER + "\"A,doc\n")).get(0))
        .contains("expected CSV of RFC 4180 in UTF-8 with a header: ");
    Path binary = folder.resolve("binary.csv");
    Files.write(binary, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF, (byte) 0xFE});
    assertThat(problems(binary).get(0)).endsWith("found bytes that are no UTF-8");
    assertThatThrownBy(() -> ClaimFile.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder + ": is a folder; name a file of claims");
  }

  @Test
  void aToleranceThatMeansNothingIsAProblem() throws IOException {
    Path file =
        file(
            HEADER
                + """
                A,doc,1,alexnet,params,,x,params(),< 60e6,5%,
                B,doc,1,alexnet,params,,x,params(),99,20-30,
                C,doc,1,alexnet,params,,x,output(conv1),55x55x96,5%,
                """);
    List<Claim> claims = ClaimFile.read(file);
    ClaimProblems problems =
        catchThrowableOfType(
            ClaimProblems.class, () -> new Ledger(Networks.built()).assess(claims));
    assertThat(problems.lines())
        .containsExactly(
            file + ":2: query: tolerance 5% means nothing beside '<'; leave it out",
            file + ":3: query: claimed 99 lies outside the tolerance 20-30",
            file + ":4: query: expected a number, found '55x55x96'");
  }

  @Test
  void controlCharactersAreShownAsQuestionMarks() throws IOException {
    assertThat(problems(file(HEADER + "A,doc,1,\"re\u001b[31ms\nnet\",k,,x,params(),3,,\n")).get(0))
        .contains("model 're?[31ms net': unknown");
  }

  private List<String> problems(Path file) {
    return catchThrowableOfType(ClaimProblems.class, () -> ClaimFile.read(file)).lines();
  }

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("mine.csv"), text.getBytes(StandardCharsets.UTF_8));
  }
}
