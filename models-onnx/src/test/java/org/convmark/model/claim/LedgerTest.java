package org.convmark.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.model.arch.Architectures;
import org.convmark.model.graph.Add;
import org.convmark.model.graph.BatchNorm;
import org.convmark.model.graph.Concat;
import org.convmark.model.graph.Conv;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Relu;
import org.convmark.model.graph.Surgery;
import org.convmark.model.query.Network;
import org.convmark.model.query.Networks;
import org.convmark.model.query.QueryException;
import org.convmark.model.query.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

  private static final Networks BUILT = Networks.built();
  private static final Ledger LEDGER = new Ledger(BUILT);

  @Test
  void allStatementsOfTheFourDocumentsHaveAVerdict() {
    List<Assessment> all = LEDGER.assess(ClaimFile.builtIn(ClaimFile.DOCUMENTS));
    assertThat(all).hasSize(255);
    Map<Verdict, Long> counts =
        all.stream()
            .collect(
                Collectors.groupingBy(Assessment::verdict, TreeMap::new, Collectors.counting()));
    assertThat(counts)
        .containsExactly(
            Map.entry(Verdict.CONFIRMED, 208L),
            Map.entry(Verdict.CONTRADICTED, 23L),
            Map.entry(Verdict.NEEDS_DATA, 24L));
  }

  @ParameterizedTest
  @ValueSource(strings = {ClaimFile.DOCUMENTS, ClaimFile.PUBLISHED})
  void whateverIsContradictedIsExplainedAndNothingElseIs(String ledger) {
    for (Assessment one : LEDGER.assess(ClaimFile.builtIn(ledger))) {
      boolean explained = !one.claim().note().isEmpty();
      assertThat(explained).as(one.toString()).isEqualTo(one.verdict() != Verdict.CONFIRMED);
      assertThat(one.why().isEmpty()).isEqualTo(one.verdict() == Verdict.CONFIRMED);
    }
  }

  /** What is left to data is accuracy, training, and what surrounds the network. */
  @Test
  void noCountOrShapeIsLeftToData() {
    assertThat(LEDGER.assess(ClaimFile.builtIn(ClaimFile.DOCUMENTS)))
        .filteredOn(one -> one.verdict() == Verdict.NEEDS_DATA)
        .filteredOn(one -> !one.claim().id().equals("D1-005"))
        .extracting(one -> one.claim().statement().subject().kind())
        .containsOnly("top1_error", "top5_error", "structure", "ratio");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "D2-030 | CONFIRMED    | 60965224",
        "D2-114 | CONFIRMED    | 22",
        "D2-142 | CONFIRMED    | 50",
        "D2-198 | CONFIRMED    | 121",
        "D1-008 | CONTRADICTED | 1152",
        "D1-010 | CONTRADICTED | 2144",
        "D2-060 | CONTRADICTED | 2",
        "D2-078 | CONTRADICTED | 1",
        "D2-127 | CONTRADICTED | 0",
        "D2-148 | CONTRADICTED | 1, 2, 2, 2",
        "D2-196 | CONTRADICTED | 1",
        "D4-013 | CONTRADICTED | 35x35x384",
        "D4-017 | CONTRADICTED | 17x17x1152",
        "D4-021 | CONTRADICTED | 8x8x2144",
        "D4-022 | CONFIRMED    | 8x8x1792",
      })
  void verdictsAreThoseOfThePapers(String id, Verdict verdict, String measured) {
    Assessment one = LEDGER.assess(claim(id));
    assertThat(one.verdict()).isEqualTo(verdict);
    assertThat(one.measured()).isEqualTo(measured);
  }

  @Test
  void aContradictionSaysWhichOtherFormTheStatementFits() {
    assertThat(LEDGER.assess(claim("D4-021")).why())
        .startsWith(
            "The document says '8x8x1792', the graph of inception_resnet_v2/paper_corrected gives"
                + " 8x8x2144: ")
        .endsWith(
            "; the statement fits inception_resnet_v1/paper, inception_resnet_v1/facenet_osmr,"
                + " inception_resnet_v1/titu1994_keras.");
    assertThat(LEDGER.assess(claim("D2-060")).why())
        .endsWith(
            "; the statement fits zfnet/notes_conv2_stride1_pad2, zfnet/notes_conv2_stride1_pad0.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alexnet", "resnet50/paper_v1", "inception_resnet_v2/titu1994_keras_unscaled"})
  void whatNeedsDataNeedsItOfEveryModel(String model) {
    Claim claim =
        new Claim(
            "MINE",
            "mine.csv:2",
            new Claim.Statement("slides", "", new Claim.Subject(model, "top5_error", ""), "7 %"),
            Tolerance.EXACTLY,
            Optional.empty(),
            "weights and images");
    assertThat(LEDGER.assess(claim).verdict()).isEqualTo(Verdict.NEEDS_DATA);
    assertThat(LEDGER.assess(claim).why()).startsWith("This needs weights and images");
  }

  @Test
  void oneFilterFewerTurnsTheVerdicts() {
    Network damaged = cut("alexnet/single_tower", "conv3/conv3x3", conv -> conv.filters() == 383);
    assertThat(turned(damaged))
        .contains("D2-015", "D2-016", "D2-038", "D2-045", "D2-046", "D2-063")
        .doesNotContain("D2-003", "D2-017", "D2-039");
  }

  @Test
  void anotherStrideTurnsTheVerdicts() {
    Network damaged =
        cut("zfnet/paper_fig3", "conv2/conv5x5", conv -> conv.window().strideHeight() == 1);
    assertThat(turned(damaged)).contains("D2-060").doesNotContain("D2-059", "D2-055");
    assertThat(verdict("D2-060", damaged)).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void aRemovedSumTurnsTheVerdicts() {
    Graph graph = Architectures.variant("inception_resnet_v2/timm_slim").trainingGraph();
    Node sum = graph.node("block_a3/add");
    Graph without =
        Surgery.cuts(graph, sum).filter(cut -> sums(cut) < sums(graph)).findFirst().orElseThrow();
    assertThat(turned(network(without))).contains("D1-003", "D4-032");
  }

  /** A query that no corruption of its network turns would confirm whatever it is told. */
  @ParameterizedTest
  @MethodSource("modelsWithClaims")
  void everyConfirmedClaimIsContradictedBySomeCorruption(String model) {
    List<Claim> blind = new ArrayList<>(claimsOf(model));
    blind.removeIf(claim -> LEDGER.assess(claim).verdict() != Verdict.CONFIRMED);
    corruptions(BUILT.of(model))
        .takeWhile(damaged -> !blind.isEmpty())
        .forEach(damaged -> blind.removeIf(claim -> contradicts(damaged, claim)));
    assertThat(blind).extracting(Claim::id).isEmpty();
  }

  static List<String> modelsWithClaims() {
    return Stream.of(ClaimFile.DOCUMENTS, ClaimFile.PUBLISHED)
        .flatMap(ledger -> ClaimFile.builtIn(ledger).stream())
        .map(claim -> claim.statement().subject().variant().fullName())
        .distinct()
        .toList();
  }

  private static List<Claim> claimsOf(String model) {
    return Stream.of(ClaimFile.DOCUMENTS, ClaimFile.PUBLISHED)
        .flatMap(ledger -> ClaimFile.builtIn(ledger).stream())
        .filter(claim -> claim.statement().subject().variant().fullName().equals(model))
        .filter(claim -> claim.check().isPresent())
        .toList();
  }

  private static Stream<Network> corruptions(Network whole) {
    Graph graph = whole.training();
    Network untaught = new Network(whole.inference(), whole.training(), 0);
    Stream<Graph> large =
        Stream.of(
                Stream.of(Surgery.reweighted(graph), graph.inference()),
                Surgery.wider(graph).stream(),
                Stream.of(Add.class, BatchNorm.class, Relu.class, Concat.class)
                    .flatMap(kind -> Surgery.without(graph, kind).stream()),
                modules(graph).stream().flatMap(module -> Surgery.bypassed(graph, module).stream()),
                kinds(graph).stream().map(kind -> withoutKind(graph, kind)))
            .flatMap(graphs -> graphs);
    // where a sum or a module holds sizes together, only a network without them can have others
    Stream<Graph> small =
        Stream.of(
                Surgery.unjoined(graph, inputs -> inputs.size() - 1).stream(),
                Surgery.unjoined(graph, inputs -> 0).stream(),
                Surgery.without(graph, Add.class).stream(),
                Stream.of(graph))
            .flatMap(graphs -> graphs)
            .flatMap(base -> base.nodes().stream().flatMap(node -> Surgery.cuts(base, node)));
    return Stream.concat(Stream.of(untaught), Stream.concat(large, small).map(LedgerTest::network));
  }

  /** Layers and modules of the first level, and DenseNet's of the second. */
  private static List<String> modules(Graph graph) {
    return graph.nodes().stream()
        .map(node -> node.scope().replaceAll("/(?!layer).*", ""))
        .distinct()
        .toList();
  }

  /** Names of modules without their numbers. */
  private static List<String> kinds(Graph graph) {
    return modules(graph).stream().map(LedgerTest::kind).distinct().toList();
  }

  private static String kind(String module) {
    return module.replaceFirst("\\d+$", "");
  }

  private static Graph withoutKind(Graph graph, String kind) {
    Graph rest = graph;
    for (String module : modules(graph)) {
      if (kind(module).equals(kind)) {
        rest = Surgery.bypassed(rest, module).orElse(rest);
      }
    }
    return rest;
  }

  private static boolean contradicts(Network damaged, Claim claim) {
    Claim.Check check = claim.check().orElseThrow();
    String model = damaged.inference().name();
    try {
      return !check
          .claimed()
          .comparator()
          .holds(
              check.query().evaluate(with(damaged), model),
              check.claimed().evaluate(with(damaged), model),
              claim.tolerance());
    } catch (QueryException e) {
      return false;
    }
  }

  private static Network cut(String model, String node, Predicate<Conv> wanted) {
    Graph graph = Architectures.variant(model).trainingGraph();
    return network(
        Surgery.cuts(graph, graph.node(node))
            .filter(
                cut ->
                    cut.nodes().stream()
                        .anyMatch(
                            damaged ->
                                damaged.name().equals(node)
                                    && damaged.op() instanceof Conv conv
                                    && wanted.test(conv)))
            .findFirst()
            .orElseThrow());
  }

  private static long sums(Graph graph) {
    return graph.nodes().stream().filter(node -> node.op() instanceof Add).count();
  }

  private static Network network(Graph training) {
    return new Network(training.inference(), training, 0);
  }

  private static Networks with(Network damaged) {
    return model -> model.equals(damaged.inference().name()) ? damaged : BUILT.of(model);
  }

  /** The claims whose verdict is another one with a damaged network. */
  private static List<String> turned(Network damaged) {
    return claimsOf(damaged.inference().name()).stream()
        .filter(claim -> verdict(claim, damaged) != LEDGER.assess(claim).verdict())
        .map(Claim::id)
        .toList();
  }

  private static Verdict verdict(String id, Network damaged) {
    return verdict(claim(id), damaged);
  }

  private static Verdict verdict(Claim claim, Network damaged) {
    return new Ledger(with(damaged)).assess(claim).verdict();
  }

  private static Claim claim(String id) {
    return ClaimFile.builtIn(ClaimFile.DOCUMENTS).stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
