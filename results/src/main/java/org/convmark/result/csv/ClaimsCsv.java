package org.convmark.result.csv;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.convmark.result.ClaimFact;

/** {@code claims.csv} and {@code published.csv}: a row per documented statement. */
final class ClaimsCsv {

  static final String KEY = "claim_id";

  /** Without these a row is no statement; any other column may be of a later version. */
  static final List<String> REQUIRED = List.of(KEY, "document", "kind", "verdict");

  static final Table<ClaimFact> TABLE =
      new Table<>(
          List.of(
              Column.key(KEY, ClaimFact::id),
              Column.key("document", claim -> claim.source().document()),
              Column.text("line", claim -> claim.source().line()),
              Column.text("model", claim -> claim.statement().model()),
              Column.key("kind", claim -> claim.statement().kind()),
              Column.text("target", claim -> claim.statement().target()),
              Column.text("quoted_value", claim -> claim.statement().quoted()),
              Column.text("measured_value", claim -> claim.check().measured()),
              Column.text("tolerance", claim -> claim.statement().tolerance()),
              Column.key("verdict", claim -> claim.check().verdict().name()),
              Column.text("why", claim -> claim.check().why()),
              Column.text("title", claim -> claim.source().title())));

  private ClaimsCsv() {}

  static ClaimFact read(Row row) throws IOException {
    return new ClaimFact(
        row.key(KEY),
        new ClaimFact.Source(row.key("document"), row.text("title"), row.text("line")),
        new ClaimFact.Statement(
            row.text("model"),
            row.key("kind"),
            row.text("target"),
            row.text("quoted_value"),
            row.text("tolerance")),
        new ClaimFact.Check(verdict(row), row.text("measured_value"), row.text("why")));
  }

  private static ClaimFact.Verdict verdict(Row row) throws IOException {
    String word = row.text("verdict");
    ClaimFact.Verdict[] all = ClaimFact.Verdict.values();
    ClaimFact.Verdict verdict =
        Arrays.stream(all)
            .filter(each -> each.name().equals(word))
            .findFirst()
            .orElseThrow(() -> row.broken("verdict", "one of " + Arrays.toString(all)));
    if (verdict == ClaimFact.Verdict.NEEDS_DATA && !row.text("measured_value").isEmpty()) {
      throw row.broken("measured_value", "nothing beside verdict " + verdict);
    }
    return verdict;
  }
}
