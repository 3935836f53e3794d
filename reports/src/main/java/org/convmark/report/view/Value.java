package org.convmark.report.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One place of a table.
 *
 * @param note smaller text under it; may be empty
 * @param link anchor in the report, without its #; may be empty
 * @param trend drawn under it where a format can
 */
public record Value(String text, String note, Tone tone, String link, Optional<Sparkline> trend) {

  private static final int NARROW = 14;
  private static final int SHORT = 30;

  /** Hebrew is the first script that is written from right to left. */
  private static final char FIRST_OF_DIRECTION = 0x0590;

  private static final char DASH = '\u2013';

  static final Value NONE = missing(String.valueOf(DASH));

  public Value {
    text = Text.visible(text);
    note = Text.visible(note);
  }

  public Value(String text, String note, Tone tone, String link) {
    this(text, note, tone, link, Optional.empty());
  }

  Value(String text, Tone tone) {
    this(text, "", tone, "");
  }

  /** Whether it needs neither a width of its own nor a direction of its own. */
  public boolean isShort() {
    return text.length() <= SHORT
        && text.chars().allMatch(letter -> letter < FIRST_OF_DIRECTION || letter == DASH);
  }

  /** The text, cut where a line may break: names are long, and hold no spaces. */
  public List<String> parts() {
    return text.length() <= NARROW ? List.of(text) : List.of(text.split("(?<=/)"));
  }

  static Value of(String text) {
    return new Value(text, Tone.PLAIN);
  }

  static Value of(double number) {
    return of(Numbers.figure(number));
  }

  static Value of(OptionalDouble number, Value otherwise) {
    return number.isPresent() ? of(number.getAsDouble()) : otherwise;
  }

  static Value of(OptionalDouble number) {
    return of(number, NONE);
  }

  /** Text, or a dash if there is none. */
  static Value orNone(String text) {
    return text.isBlank() ? NONE : of(text);
  }

  static Value missing(String why) {
    return new Value(why, Tone.MUTED);
  }

  Value noted(String under) {
    return new Value(text, under, tone, link, trend);
  }

  /** The same without the smaller text. */
  public Value withoutNote() {
    return noted("");
  }

  Value linked(String anchor) {
    return new Value(text, note, tone, anchor, trend);
  }

  Value with(Sparkline drawn) {
    return new Value(text, note, tone, link, Optional.of(drawn));
  }

  Value within(String prefix) {
    return link.isEmpty() ? this : linked(prefix + link);
  }
}
