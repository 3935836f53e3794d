package org.convmark.result.csv;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Foreign text and failures, made fit for one line of a message. */
public final class OneLine {

  private static final int LONGEST_VALUE = 60;

  private OneLine() {}

  /** In quotes and cut to a length that a terminal shows; empty text is "nothing". */
  public static String value(String text) {
    if (text.isEmpty()) {
      return "nothing";
    }
    boolean cut = text.codePointCount(0, text.length()) > LONGEST_VALUE;
    String shown = cut ? text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) : text;
    return "'" + visible(shown) + (cut ? "…'" : "'");
  }

  /** As it is, but for characters that could break the line. */
  public static String path(Path path) {
    return visible(path.toString());
  }

  /** Why a file could not be read or written, and what to do about it. */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied; grant it to this user or choose another folder";
    }
    if (failure instanceof NoSuchFileException) {
      return "its folder is gone; create it again or choose another";
    }
    if (failure instanceof ClosedByInterruptException) {
      return "the program was interrupted; start it again";
    }
    String said = failure instanceof FileSystemException f ? f.getReason() : failure.getMessage();
    String what = said == null ? failure.getClass().getSimpleName() : visible(said);
    return what + "; " + remedy(what.toLowerCase(Locale.ROOT));
  }

  private static String remedy(String what) {
    if (what.contains("no space left") || what.contains("quota")) {
      return "free some disk space and try again";
    }
    if (what.contains("read-only")) {
      return "choose a folder on a disk that can be written";
    }
    if (what.contains("not a directory")) {
      return "choose a folder: a part of this path is a file";
    }
    return "check the disk and the path and try again";
  }

  /** Control, format and unpaired characters could break the line or turn its direction. */
  public static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(isPlain(c) ? Character.toString(c) : escape(c)));
    return out.toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static String escape(int codePoint) {
    return String.format(Locale.ROOT, "\\u%04x", codePoint);
  }
}
