package org.convmark.harness;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What may be said beside {@code --resume}: a run goes on with the plan that it began with. */
final class ResumeOptions {

  private static final Set<String> ALLOWED =
      Set.of(
          "--resume",
          "--force",
          "--retry",
          "--try-anyway",
          "--gate",
          "--rules",
          "--baselines",
          "--out",
          "--quiet",
          "--json-log",
          "--verbose");

  private ResumeOptions() {}

  static void requireNoOthers(ParseResult parsed) {
    List<String> others =
        parsed.matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(name -> !ALLOWED.contains(name))
            .toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: a run goes on with the plan in its folder; leave it out, or begin a new run",
              String.join(", ", others)));
    }
  }
}
