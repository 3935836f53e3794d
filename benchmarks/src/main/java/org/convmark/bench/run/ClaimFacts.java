package org.convmark.bench.run;

import java.util.List;
import org.convmark.model.claim.Assessment;
import org.convmark.model.claim.Claim;
import org.convmark.model.claim.ClaimFile;
import org.convmark.model.claim.Documents;
import org.convmark.model.claim.Ledger;
import org.convmark.model.query.Networks;
import org.convmark.result.ClaimFact;

/** What documents say of the networks, with the verdicts that their graphs give. */
final class ClaimFacts {

  private ClaimFacts() {}

  /**
   * The verdicts on a built-in ledger.
   *
   * @param ledger {@link ClaimFile#DOCUMENTS} or {@link ClaimFile#PUBLISHED}
   */
  static List<ClaimFact> of(String ledger, Networks networks) {
    return new Ledger(networks)
        .assess(ClaimFile.builtIn(ledger)).stream().map(ClaimFacts::fact).toList();
  }

  private static ClaimFact fact(Assessment assessment) {
    Claim claim = assessment.claim();
    Claim.Statement statement = claim.statement();
    Claim.Subject subject = statement.subject();
    return new ClaimFact(
        claim.id(),
        new ClaimFact.Source(
            statement.document(), Documents.title(statement.document()), statement.line()),
        new ClaimFact.Statement(
            subject.model(),
            subject.kind(),
            subject.target(),
            statement.quoted(),
            claim.tolerance().text()),
        new ClaimFact.Check(
            ClaimFact.Verdict.valueOf(assessment.verdict().name()),
            assessment.measured(),
            assessment.why()));
  }
}
