package org.convmark.bench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process that died has told of its end, in one line of bounded length. */
final class LastWords {

  private static final int MOST_LINES = 3;
  private static final int MOST_CHARACTERS = 300;

  /** The head of Java's report of a crash, and the place in native code that it names. */
  private static final List<Pattern> CRASH =
      List.of(
          Pattern.compile("(?m)^# +(SIG[A-Z]+ \\(0x[0-9a-f]+\\)[^,\\n]*)"),
          Pattern.compile("(?m)^# Problematic frame:\\n# (.*)$"),
          Pattern.compile("(?m)^# (There is insufficient memory.*)$"),
          Pattern.compile("(?m)^# (Native memory allocation.*)$"));

  private static final Pattern TELLING =
      Pattern.compile(
          "(?i)error|exception|terminate called|what\\(\\)|bad_alloc|abort|assert|fatal|killed"
              + "|signal|out of memory|segmentation");

  private LastWords() {}

  /**
   * The telling lines; empty if there are none.
   *
   * @param printed what the process wrote, in any encoding; need not be there
   * @param crash Java's report of a crash; need not be there
   */
  static String of(Path printed, Path crash) throws IOException {
    String text = text(printed);
    List<String> lines = crash(text(crash) + "\n" + text);
    if (lines.isEmpty()) {
      List<String> telling = text.lines().filter(LastWords::isTelling).toList();
      lines = telling.subList(Math.max(0, telling.size() - MOST_LINES), telling.size());
    }
    String line = String.join("; ", lines).replaceAll("\\s+", " ").strip();
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
  }

  private static List<String> crash(String text) {
    List<String> lines = new ArrayList<>();
    for (Pattern pattern : CRASH) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        lines.add(matcher.group(1));
      }
    }
    return lines;
  }

  /** Lines of JMH and of the head of a log begin with other signs. */
  private static boolean isTelling(String line) {
    return Stream.of("#", "<", "\tat ", "    at ").noneMatch(line::startsWith)
        && TELLING.matcher(line).find();
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }
}
