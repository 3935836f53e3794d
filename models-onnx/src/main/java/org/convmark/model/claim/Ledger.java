package org.convmark.model.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.PublishedFigures;
import org.convmark.model.arch.Variant;
import org.convmark.model.query.Comparator;
import org.convmark.model.query.Networks;
import org.convmark.model.query.Query;
import org.convmark.model.query.QueryException;
import org.convmark.model.query.Value;

/** Decides claims by asking the networks. */
public final class Ledger {

  private final Networks networks;

  public Ledger(Networks networks) {
    this.networks = networks;
  }

  /**
   * A verdict for each claim.
   *
   * @throws ClaimProblems if a query asks a network for what it does not have
   */
  public List<Assessment> assess(List<Claim> claims) {
    List<Assessment> assessments = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Claim claim : claims) {
      try {
        assessments.add(assess(claim));
      } catch (QueryException e) {
        problems.add(claim.origin() + ": " + claim.id() + ": " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ClaimProblems(problems);
    }
    return assessments;
  }

  /** The verdict on one claim. */
  public Assessment assess(Claim claim) {
    Optional<Claim.Check> check = claim.check();
    if (check.isEmpty()) {
      return new Assessment(claim, "", Verdict.NEEDS_DATA, needs(claim));
    }
    String model = claim.statement().subject().model();
    Value measured = check.get().query().evaluate(networks, model);
    if (holds(claim, check.get(), model)) {
      return new Assessment(claim, measured.toString(), Verdict.CONFIRMED, "");
    }
    return new Assessment(
        claim, measured.toString(), Verdict.CONTRADICTED, why(claim, check.get(), measured));
  }

  private boolean holds(Claim claim, Claim.Check check, String model) {
    Query claimed = check.claimed();
    return claimed
        .comparator()
        .holds(
            check.query().evaluate(networks, model),
            claimed.evaluate(networks, model),
            claim.tolerance());
  }

  private String why(Claim claim, Claim.Check check, Value measured) {
    Claim.Statement statement = claim.statement();
    String sentence =
        String.format(
            Locale.ROOT,
            "The document says '%s', the graph of %s gives %s",
            statement.quoted(),
            statement.subject().variant(),
            measured);
    String note = claim.note().isEmpty() ? "" : ": " + claim.note();
    List<String> fitting =
        check.claimed().comparator() == Comparator.EQUAL ? fitting(claim, check) : List.of();
    String fits = fitting.isEmpty() ? "" : "; the statement fits " + String.join(", ", fitting);
    return sentence + note + fits + ".";
  }

  /**
   * The other forms that the statement is true of: those of the same architecture, or else those of
   * its family. That it is true of networks further off is no help.
   */
  private List<String> fitting(Claim claim, Claim.Check check) {
    Variant own = claim.statement().subject().variant();
    List<Variant> fitting =
        Architectures.variants().stream()
            .filter(variant -> family(variant).equals(family(own)))
            .filter(variant -> !variant.equals(own))
            .filter(variant -> fits(claim, check, variant))
            .toList();
    List<Variant> nearest =
        fitting.stream()
            .filter(variant -> variant.architecture().equals(own.architecture()))
            .toList();
    return (nearest.isEmpty() ? fitting : nearest).stream().map(Variant::fullName).toList();
  }

  /** Such as {@code resnet} of ResNet-50, and {@code inception} of Inception-v4. */
  private static String family(Variant variant) {
    return variant.architecture().replaceFirst("(_v)?\\d+$", "");
  }

  private boolean fits(Claim claim, Claim.Check check, Variant variant) {
    try {
      return holds(claim, check, variant.fullName());
    } catch (QueryException e) {
      return false;
    }
  }

  /** What it would take, and for an error rate what others measured. */
  private static String needs(Claim claim) {
    Claim.Subject subject = claim.statement().subject();
    PublishedFigures.Errors errors = PublishedFigures.of(subject.variant()).orElseThrow().errors();
    OptionalDouble published =
        switch (subject.kind()) {
          case "top1_error" -> errors.top1();
          case "top5_error" -> errors.top5();
          default -> OptionalDouble.empty();
        };
    String needs = "This needs " + claim.note();
    return published.isEmpty()
        ? needs + "."
        : String.format(
            Locale.ROOT,
            "%s; published of %s: %s %% (%s).",
            needs,
            subject.variant(),
            published.getAsDouble(),
            errors.source());
  }
}
