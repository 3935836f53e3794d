package org.convmark.harness;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time in the past as a person writes it. */
final class Since {

  private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d");

  private Since() {}

  /** A date, an instant, both in UTC, or a number of days before {@code now} such as 30d. */
  static Instant of(String text, Instant now) {
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return now.minus(Duration.ofDays(Long.parseLong(days.group(1))));
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--since: expected a date such as 2026-01-31, an instant such as"
                  + " 2026-01-31T12:00:00Z or days such as 30d, found '%s'",
              Plain.line(text)),
          e);
    }
  }
}
