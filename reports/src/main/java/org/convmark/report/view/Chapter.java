package org.convmark.report.view;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of the pages into which a report is divided.
 *
 * @param parts those of each run in the order of the runs, and what is said over all of them
 */
public record Chapter(Subject subject, List<Part> parts) {

  /** What a page answers. */
  public enum Subject {
    ENGINES("engines", "Engines"),
    NETWORKS("networks", "Networks"),
    SCALING("scaling", "Scaling"),
    BUYING("buying", "Buying"),
    CHANGE("change", "Change"),
    EVIDENCE("evidence", "Evidence");

    private final String id;
    private final String title;

    Subject(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** Safe as an anchor, and no section's. */
    public String id() {
      return id;
    }

    public String title() {
      return title;
    }
  }

  /**
   * Sections of the same origin.
   *
   * @param run whose they are; empty if they are about all runs, or if there is only one
   */
  public record Part(String run, List<Section> sections) {

    public Part {
      run = Text.visible(run);
      sections = List.copyOf(sections);
    }
  }

  public Chapter {
    parts = List.copyOf(parts);
  }

  /** A page about all runs together. */
  static Chapter of(Subject subject, List<Section> sections) {
    return new Chapter(subject, List.of(new Part("", sections)));
  }

  Stream<Section> sections() {
    return parts.stream().flatMap(part -> part.sections().stream());
  }
}
