package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.convmark.model.claim.Assessment;
import org.convmark.model.claim.Claim;
import org.convmark.model.claim.ClaimFile;
import org.convmark.model.claim.ClaimProblems;
import org.convmark.model.claim.Ledger;
import org.convmark.model.claim.Verdict;
import org.convmark.model.query.Networks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convmark claims}. */
@Command(
    name = "claims",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the statements of four documents to the networks, with a verdict on each: CONFIRMED,"
          + " CONTRADICTED, or NEEDS_DATA if no graph can decide it.",
      "docs/claims.md describes the file of claims and the language of its queries."
    })
final class ClaimsCommand implements Callable<Integer> {

  private static final int LONGEST_IN_TABLE = 40;

  @Option(
      names = "--published",
      description =
          "Instead of the documents' statements the figures that papers and libraries print of"
              + " the networks.")
  private boolean published;

  @Option(
      names = "--claims",
      paramLabel = "FILE.csv",
      description = "Adds claims of your own; repeatable.")
  private List<Path> files = List.of();

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "Only those with this verdict: ${COMPLETION-CANDIDATES}.")
  private Verdict verdict;

  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Assessment> all;
    try {
      all = assessments();
    } catch (ClaimProblems e) {
      e.lines().forEach(line -> spec.commandLine().getErr().println("convmark: " + line));
      return ExitCode.USAGE;
    }
    List<Assessment> shown =
        all.stream().filter(one -> verdict == null || one.verdict() == verdict).toList();
    PrintWriter out = spec.commandLine().getOut();
    boolean forPeople = format.format() == Format.TABLE;
    (forPeople ? table(shown) : full(shown)).print(format.format(), out);
    if (forPeople) {
      out.println(counts(all));
    }
    return ExitCode.DONE;
  }

  /** The verdicts on all claims asked for; or the problems of all files, of every kind. */
  private List<Assessment> assessments() throws IOException {
    List<Claim> claims =
        new ArrayList<>(ClaimFile.builtIn(published ? ClaimFile.PUBLISHED : ClaimFile.DOCUMENTS));
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        claims.addAll(ClaimFile.read(file));
      } catch (ClaimProblems e) {
        problems.addAll(e.lines());
        claims.addAll(e.sound());
      }
    }
    problems.addAll(repeated(claims));
    List<Assessment> assessments = List.of();
    try {
      assessments = new Ledger(Networks.built()).assess(claims);
    } catch (ClaimProblems e) {
      problems.addAll(e.lines());
    }
    if (!problems.isEmpty()) {
      throw new ClaimProblems(problems);
    }
    return assessments;
  }

  private static List<String> repeated(List<Claim> claims) {
    Map<String, String> origins = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (Claim claim : claims) {
      String first = origins.putIfAbsent(claim.id(), claim.origin());
      if (first != null) {
        problems.add(
            claim.origin() + ": claim_id: '" + claim.id() + "' stands in " + first + " already");
      }
    }
    return problems;
  }

  private static Listing full(List<Assessment> assessments) {
    Listing listing = new Listing();
    List.of(
            "claim_id",
            "document",
            "line",
            "model",
            "kind",
            "target",
            "quoted_value",
            "measured_value",
            "tolerance",
            "verdict",
            "why")
        .forEach(listing::text);
    for (Assessment one : assessments) {
      Claim.Statement statement = one.claim().statement();
      listing.row(
          one.claim().id(),
          statement.document(),
          statement.line(),
          statement.subject().model(),
          statement.subject().kind(),
          statement.subject().target(),
          statement.quoted(),
          one.measured(),
          one.claim().tolerance().text(),
          one.verdict(),
          one.why());
    }
    return listing;
  }

  private static Listing table(List<Assessment> assessments) {
    Listing listing = new Listing();
    List.of("claim_id", "model", "target", "quoted_value", "measured_value", "verdict")
        .forEach(listing::text);
    for (Assessment one : assessments) {
      Claim.Statement statement = one.claim().statement();
      listing.row(
          one.claim().id(),
          statement.subject().model(),
          statement.subject().target(),
          StringUtils.abbreviate(statement.quoted(), LONGEST_IN_TABLE),
          StringUtils.abbreviate(one.measured(), LONGEST_IN_TABLE),
          one.verdict());
      if (!one.why().isEmpty()) {
        listing.remark(one.why());
      }
    }
    return listing;
  }

  private static String counts(List<Assessment> all) {
    return Arrays.stream(Verdict.values())
        .map(
            verdict ->
                String.format(
                    Locale.ROOT,
                    "%d %s",
                    all.stream().filter(one -> one.verdict() == verdict).count(),
                    verdict))
        .collect(Collectors.joining(", ", all.size() + " claims: ", ""));
  }
}
