package org.convmark.report.view;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One place of a table.
 *
 * @param note smaller text under it; may be empty
 * @param link anchor in the report, without its #; may be empty
 */
public record Value(String text, String note, Tone tone, String link) {

  private static final int SHORT = 24;

  static final Value NONE = missing("\u2013");

  public Value {
    text = Text.visible(text);
    note = Text.visible(note);
  }

  Value(String text, Tone tone) {
    this(text, "", tone, "");
  }

  /** The text, cut where a line may break: names are long, and hold no spaces. */
  public List<String> parts() {
    return List.of(text.split("(?<=/)"));
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

  /** The classes of its look in a page; null if it looks as figures and names do. */
  public String look(Column.Kind kind) {
    String shade = tone == Tone.PLAIN ? "" : tone.name().toLowerCase(Locale.ROOT);
    if (kind != Column.Kind.TEXT) {
      return shade.isEmpty() ? null : shade;
    }
    return shade.isEmpty() ? "text" : "text " + shade;
  }

  /** Whether it is short text alone, of letters that all run one way, with no place to break. */
  public boolean isBare() {
    return link.isEmpty()
        && note.isEmpty()
        && text.length() <= SHORT
        && parts().size() == 1
        && text.chars().allMatch(each -> each < 128);
  }

  Value noted(String under) {
    return new Value(text, under, tone, link);
  }

  /** The same without the smaller text. */
  public Value withoutNote() {
    return noted("");
  }

  Value linked(String anchor) {
    return new Value(text, note, tone, anchor);
  }

  Value within(String prefix) {
    return link.isEmpty() ? this : linked(prefix + link);
  }
}
