package org.convmark.report.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convmark.result.ClaimFact;
import org.convmark.result.ClaimFact.Verdict;

/** How the statements of each document came out; each count leads to its rows of the ledger. */
final class VerdictTable {

  private VerdictTable() {}

  static Table of(String id, List<ClaimFact> claims) {
    Map<String, List<ClaimFact>> documents =
        claims.stream()
            .collect(
                Collectors.groupingBy(
                    claim -> claim.source().document(), LinkedHashMap::new, Collectors.toList()));
    return new Table(
        id + "-documents",
        "Verdicts by document",
        List.of(
            Verdict.NEEDS_DATA
                + " is what counting cannot tell: it takes trained weights, images or a measurement."),
        columns(),
        documents.values().stream().map(document -> row(id, document)).toList());
  }

  private static List<Column> columns() {
    return Stream.concat(
            Stream.of(Column.name("Document"), Column.number("All")),
            ClaimsSection.ORDER.stream().map(verdict -> Column.number(verdict.name())))
        .toList();
  }

  private static List<Value> row(String id, List<ClaimFact> claims) {
    ClaimFact.Source source = claims.get(0).source();
    String anchor = id + "?document=" + encoded(source.document());
    String note = source.title().isBlank() ? "" : source.document();
    return Stream.concat(
            Stream.of(
                Value.of(ClaimsSection.title(source)).noted(note),
                Value.of(Numbers.count(claims.size())).linked(anchor)),
            ClaimsSection.ORDER.stream().map(verdict -> cell(anchor, claims, verdict)))
        .toList();
  }

  private static Value cell(String anchor, List<ClaimFact> claims, Verdict verdict) {
    int count = ClaimsSection.count(claims, verdict);
    return count == 0
        ? Value.NONE
        : new Value(Numbers.count(count), ClaimsSection.tone(verdict))
            .linked(anchor + "&verdict=" + verdict);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(Text.visible(text), StandardCharsets.UTF_8);
  }
}
