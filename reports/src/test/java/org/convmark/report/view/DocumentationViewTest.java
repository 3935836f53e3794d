package org.convmark.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convmark.report.SampleRun;
import org.convmark.report.view.BubbleChart.Bubble;
import org.convmark.report.view.BubbleChart.Stress;
import org.convmark.result.ClaimFact;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;

class DocumentationViewTest {

  private final Page page = Page.of(SampleRun.typical());

  @Test
  void modelsWithoutDocumentedErrorAreCountedAndNotDrawn() {
    Figure figure = section(page, "models").figures().get(0);
    assertThat(bubbles()).hasSize(8).allMatch(bubble -> bubble.at().get(1) > 0);
    assertThat(figure.note())
        .contains("2 of 10 networks have no documented top-5 error", "protocols differ");
  }

  @Test
  void modelsOfTheRunStandOutAndTheirNamesAreShort() {
    assertThat(bubbles().stream().filter(bubble -> bubble.stress() == Stress.STRONG))
        .extracting(Bubble::label)
        .containsExactly("vgg16", "alexnet", "resnet50", "googlenet");
    assertThat(bubbles().stream().filter(bubble -> bubble.stress() == Stress.PLAIN))
        .allMatch(bubble -> bubble.label().isEmpty());
  }

  @Test
  void bubblesSayWhatTheyAreAndWhoSaysSo() {
    assertThat(bubbles().get(0).tip())
        .containsExactly(
            "vgg16/plain, measured in this run",
            "15.47 GMACs, 138,357,544 parameters",
            "top-5 error 9.62 %",
            "top-1 error 28.41 %",
            "torchvision IMAGENET1K_V1");
  }

  @Test
  void familiesFollowTheArchitecture() {
    assertThat(Family.of("googlenet/slim_inception_v1")).isEqualTo(Family.INCEPTION);
    assertThat(Family.of("inception_v4/timm_slim")).isEqualTo(Family.INCEPTION);
    assertThat(Family.of("inception_resnet_v2/keras")).isEqualTo(Family.INCEPTION_RESNET);
    assertThat(Family.of("vgg11/bn")).isEqualTo(Family.VGG);
    assertThat(Family.of("file:resnet.onnx")).isEqualTo(Family.OTHER);
  }

  @Test
  void everyNetworkIsInOneTableAndThoseOfTheRunAreMarked() {
    Table all = table("models-all");
    assertThat(all.rows()).hasSize(10);
    assertThat(all.rows().stream().map(row -> row.get(0).note()))
        .filteredOn("measured in this run"::equals)
        .hasSize(4);
    assertThat(all.rows().stream().map(row -> row.get(2).note()).filter(note -> !note.isEmpty()))
        .containsExactly("13,378,280 with aux");
    assertThat(table("models-counted").rows()).hasSize(4);
    assertThat(section(page, "models").lead())
        .containsExactly("10 networks are known here; 4 of them are measured in this run.");
  }

  @Test
  void statementsThatNeedAttentionComeFirst() {
    assertThat(column(table("claims-table"), "Verdict, and why"))
        .containsExactly(
            "CONTRADICTED",
            "CONTRADICTED",
            "NEEDS_DATA",
            "CONFIRMED",
            "CONFIRMED",
            "CONFIRMED",
            "CONFIRMED",
            "CONFIRMED",
            "CONFIRMED");
    assertThat(table("claims-table").rows().get(1).get(4).note())
        .startsWith("An 11x11 convolution with stride 4");
  }

  @Test
  void verdictsAreCountedByDocumentAndLeadToTheirRows() {
    Table documents = table("claims-documents");
    assertThat(column(documents, "All")).containsExactly("2", "7");
    assertThat(column(documents, "CONTRADICTED")).containsExactly("1", "1");
    assertThat(column(documents, "NEEDS_DATA")).containsExactly("\u2013", "1");
    assertThat(documents.rows().get(1).get(2).link())
        .isEqualTo("claims?document=002_08117da25014a931.txt&verdict=CONTRADICTED");
    assertThat(section(page, "claims").lead().get(0))
        .contains("9 documented statements", "2 CONTRADICTED, 1 NEEDS_DATA, 6 CONFIRMED");
  }

  @Test
  void filtersOfferWhatThereIs() {
    Ledger ledger = (Ledger) section(page, "claims").blocks().get(1);
    assertThat(ledger.filters())
        .extracting(Ledger.Filter::name)
        .containsExactly("verdict", "document", "kind", "model");
    assertThat(ledger.filters().get(3).choices())
        .extracting(Ledger.Choice::value)
        .containsExactly(
            "alexnet/single_tower", "inception_resnet_v2/paper_corrected", "vgg16/plain");
    assertThat(ledger.facets()).hasSize(9);
  }

  @Test
  void publishedFiguresHaveALedgerOfTheirOwn() {
    assertThat(table("published-table").rows()).hasSize(3);
    assertThat(table("published-table").rows().get(0).get(0).note())
        .isEqualTo("Going Deeper with Convolutions, Table 1, row 4c");
    assertThat(section(page, "published").lead().get(0)).contains("2 CONTRADICTED");
  }

  @Test
  void runsWithoutLedgersSaySoInOneLine() {
    Page empty = Page.of(SampleRun.empty());
    for (String id : List.of("claims", "published")) {
      assertThat(section(empty, id).lead()).hasSize(1);
      assertThat(section(empty, id).blocks()).isEmpty();
    }
  }

  @Test
  void facetsAndChoicesOfHostileTextStillMatch() {
    Run run = SampleRun.hostile();
    List<ClaimFact> claims = run.documentation().claims();
    Ledger ledger = ClaimLedger.of("claims", claims);
    List<String> documents =
        ledger.filters().get(1).choices().stream().map(Ledger.Choice::value).toList();
    assertThat(ledger.facets())
        .hasSameSizeAs(claims)
        .allMatch(facets -> documents.contains(facets.document()));
  }

  private List<Bubble> bubbles() {
    return ((BubbleChart) page.drawings().get("models-chart")).bubbles();
  }

  private Table table(String id) {
    return page.sections().stream()
        .flatMap(section -> section.tables().stream())
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Section section(Page page, String id) {
    return page.sections().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> column(Table table, String title) {
    int place = table.columns().stream().map(Column::title).toList().indexOf(title);
    return table.rows().stream().map(row -> row.get(place).text()).toList();
  }
}
