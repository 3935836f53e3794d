package org.convmark.bench.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a session runs: {@code cpu}, or {@code cuda:0} for the first GPU. */
public record Device(Kind kind, int index) {

  /** The host's processor. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  private static final Pattern WORD = Pattern.compile("cpu|cuda(?::(\\d{1,3}))?");

  /** A family of devices. */
  public enum Kind {
    CPU,
    CUDA
  }

  /** The device of {@code cpu}, {@code cuda} (the first) or {@code cuda:1}. */
  public static Device of(String word) {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "device '%s': unknown; expected cpu, cuda or cuda:N", word));
    }
    if (word.equals("cpu")) {
      return CPU;
    }
    String index = matcher.group(1);
    return new Device(Kind.CUDA, index == null ? 0 : Integer.parseInt(index));
  }

  @Override
  public String toString() {
    return kind == Kind.CPU ? "cpu" : "cuda:" + index;
  }
}
