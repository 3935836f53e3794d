package org.convmark.report.view;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.ClaimFact;

/** Documented statements as a ledger, those that need attention first. */
final class ClaimLedger {

  private ClaimLedger() {}

  static Ledger of(String id, List<ClaimFact> inOrder) {
    List<ClaimFact> claims =
        inOrder.stream()
            .sorted(
                Comparator.comparingInt(
                    claim -> ClaimsSection.ORDER.indexOf(claim.check().verdict())))
            .toList();
    return new Ledger(
        id,
        tallies(claims),
        filters(inOrder),
        table(id, claims),
        claims.stream().map(ClaimLedger::facets).toList());
  }

  private static List<Ledger.Tally> tallies(List<ClaimFact> claims) {
    return ClaimsSection.ORDER.stream()
        .map(
            verdict ->
                new Ledger.Tally(
                    verdict.name(),
                    ClaimsSection.count(claims, verdict),
                    ClaimsSection.tone(verdict)))
        .toList();
  }

  private static List<Ledger.Filter> filters(List<ClaimFact> claims) {
    return List.of(
        new Ledger.Filter(
            "verdict",
            ClaimsSection.ORDER.stream()
                .map(verdict -> new Ledger.Choice(verdict.name(), verdict.name()))
                .toList()),
        new Ledger.Filter(
            "document",
            choices(
                claims, claim -> claim.source().document(), c -> ClaimsSection.title(c.source()))),
        filter("kind", claims, claim -> claim.statement().kind()),
        filter("model", claims, claim -> claim.statement().model()));
  }

  private static Ledger.Filter filter(
      String name, List<ClaimFact> claims, Function<ClaimFact, String> facet) {
    return new Ledger.Filter(
        name,
        choices(claims, facet, facet).stream()
            .sorted(Comparator.comparing(Ledger.Choice::label))
            .toList());
  }

  /** Each facet once, in the order of the ledger; nothing is no choice. */
  private static List<Ledger.Choice> choices(
      List<ClaimFact> claims,
      Function<ClaimFact, String> facet,
      Function<ClaimFact, String> label) {
    return claims.stream()
        .filter(claim -> !facet.apply(claim).isBlank())
        .collect(Collectors.toMap(facet, label, (first, second) -> first, LinkedHashMap::new))
        .entrySet()
        .stream()
        .map(choice -> new Ledger.Choice(choice.getKey(), choice.getValue()))
        .toList();
  }

  private static Ledger.Facets facets(ClaimFact claim) {
    return new Ledger.Facets(
        claim.check().verdict().name(),
        claim.source().document(),
        claim.statement().kind(),
        claim.statement().model());
  }

  private static Table table(String id, List<ClaimFact> claims) {
    return new Table(
        id + "-table",
        "The statements one by one",
        List.of(),
        List.of(
            Column.name("Statement"),
            Column.name("About"),
            Column.text("Says"),
            Column.text("Counted"),
            Column.text("Verdict, and why")),
        claims.stream().map(ClaimLedger::row).toList());
  }

  private static List<Value> row(ClaimFact claim) {
    ClaimFact.Statement statement = claim.statement();
    ClaimFact.Check check = claim.check();
    return List.of(
        Value.of(claim.id()).noted(where(claim.source())),
        Value.of(statement.model().isBlank() ? "no model named" : statement.model())
            .noted(joined(statement.kind(), statement.target())),
        Value.orNone(statement.quoted()),
        Value.orNone(check.measured()).noted(tolerance(statement.tolerance())),
        new Value(check.verdict().name(), ClaimsSection.tone(check.verdict())).noted(check.why()));
  }

  private static String where(ClaimFact.Source source) {
    String place = source.line();
    boolean number = !place.isEmpty() && Character.isDigit(place.charAt(0));
    return joined(ClaimsSection.title(source), number ? "line " + place : place);
  }

  private static String tolerance(String tolerance) {
    return tolerance.isBlank() ? "" : "tolerance " + tolerance;
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
  }
}
