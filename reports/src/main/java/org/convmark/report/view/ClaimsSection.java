package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convmark.result.ClaimFact;
import org.convmark.result.ClaimFact.Verdict;

/** What documents say of the networks, held against what was counted. */
final class ClaimsSection {

  /** What needs a reader's attention comes first. */
  static final List<Verdict> ORDER =
      List.of(Verdict.CONTRADICTED, Verdict.NEEDS_DATA, Verdict.CONFIRMED);

  private ClaimsSection() {}

  static Section claims(List<ClaimFact> claims) {
    String id = "claims";
    String title = "Claims";
    if (claims.isEmpty()) {
      return Section.empty(id, title, "The run holds no ledger of documented statements.");
    }
    return section(id, title, "documented statements", claims);
  }

  static Section published(List<ClaimFact> published) {
    String id = "published";
    String title = "Published figures";
    if (published.isEmpty()) {
      return Section.empty(id, title, "The run holds no figures of papers and libraries.");
    }
    return section(id, title, "figures from papers' and libraries' own tables", published);
  }

  private static Section section(String id, String title, String noun, List<ClaimFact> claims) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(VerdictTable.of(id, claims));
    blocks.add(ClaimLedger.of(id, claims));
    return new Section(id, title, List.of(lead(noun, claims)), blocks);
  }

  private static String lead(String noun, List<ClaimFact> claims) {
    String each =
        ORDER.stream()
            .map(verdict -> Numbers.count(count(claims, verdict)) + " " + verdict)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d %s, each held against the network that the suite builds: %s.",
        claims.size(),
        noun,
        each);
  }

  static int count(List<ClaimFact> claims, Verdict verdict) {
    return (int) claims.stream().filter(claim -> claim.check().verdict() == verdict).count();
  }

  static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case CONFIRMED -> Tone.GOOD;
      case CONTRADICTED -> Tone.BAD;
      case NEEDS_DATA -> Tone.WARNING;
    };
  }

  /** What people call a document: its title, or its name if it has none. */
  static String title(ClaimFact.Source source) {
    return source.title().isBlank() ? source.document() : source.title();
  }
}
