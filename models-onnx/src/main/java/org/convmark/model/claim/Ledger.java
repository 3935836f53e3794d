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
        problems.add(claim.origin() + ": query: " + e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ClaimProblems(problems);
    }
    return assessments;
  }

  /** The verdict on one claim; a {@link QueryException} if the network lacks what is asked for. */
  public Assessment assess(Claim claim) {
    Optional<Claim.Check> check = claim.check();
    if (check.isEmpty()) {
      return new Assessment(claim, "", Verdict.NEEDS_DATA, needs(claim));
    }
    Outcome outcome = outcome(claim, check.get(), claim.statement().subject().model());
    return outcome.holds()
        ? new Assessment(claim, outcome.measured().toString(), Verdict.CONFIRMED, "")
        : new Assessment(
            claim,
            outcome.measured().toString(),
            Verdict.CONTRADICTED,
            why(claim, check.get(), outcome));
  }

  /** What a model has, what it is claimed to have, and whether that is the same. */
  private record Outcome(Value measured, Value claimed, boolean holds) {}

  private Outcome outcome(Claim claim, Claim.Check check, String model) {
    Value measured = check.query().evaluate(networks, model);
    Value claimed = check.claimed().evaluate(networks, model);
    Comparator comparator = check.claimed().comparator();
    claim.tolerance().requireSense(comparator, claimed);
    return new Outcome(measured, claimed, comparator.holds(measured, claimed, claim.tolerance()));
  }

  private String why(Claim claim, Claim.Check check, Outcome outcome) {
    Claim.Statement statement = claim.statement();
    String sentence =
        String.format(
            Locale.ROOT,
            "The document says '%s', the graph of %s gives %s%s",
            statement.quoted(),
            statement.subject().variant(),
            outcome.measured(),
            expected(statement, check, outcome));
    String note = claim.note().isEmpty() ? "" : ": " + claim.note();
    List<String> fitting =
        check.claimed().comparator() == Comparator.EQUAL ? fitting(claim, check) : List.of();
    String fits = fitting.isEmpty() ? "" : "; the statement fits " + String.join(", ", fitting);
    return sentence + note + fits + ".";
  }

  /** What was expected, where it is not what is quoted already. */
  private static String expected(Claim.Statement statement, Claim.Check check, Outcome outcome) {
    Comparator comparator = check.claimed().comparator();
    String sign = comparator == Comparator.EQUAL ? "" : comparator.sign() + " ";
    String expected = sign + outcome.claimed();
    return expected.equals(statement.quoted()) ? "" : " and not " + expected;
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
      return outcome(claim, check, variant.fullName()).holds();
    } catch (QueryException e) {
      return false;
    }
  }

  /** What it would take, and for an error rate of the network itself what others measured. */
  private static String needs(Claim claim) {
    Claim.Subject subject = claim.statement().subject();
    String needs = "This needs " + claim.note();
    return subject.target().isEmpty() ? needs + published(subject) + "." : needs + ".";
  }

  private static String published(Claim.Subject subject) {
    return PublishedFigures.of(subject.variant())
        .map(PublishedFigures::errors)
        .map(errors -> published(subject, errors))
        .orElse("");
  }

  private static String published(Claim.Subject subject, PublishedFigures.Errors errors) {
    OptionalDouble percent =
        switch (subject.kind()) {
          case "top1_error" -> errors.top1();
          case "top5_error" -> errors.top5();
          default -> OptionalDouble.empty();
        };
    return percent.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "; for comparison, published for %s: %s %%, source: %s",
            subject.variant(),
            percent.getAsDouble(),
            errors.source());
  }
}
