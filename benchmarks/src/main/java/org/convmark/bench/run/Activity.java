package org.convmark.bench.run;

/** What the wall time of a run goes into. */
enum Activity {
  MEASUREMENT("measurement"),
  WARMUP("warm-up"),
  LOAD("load"),
  FORK_START("fork start"),
  PARITY("parity"),
  EXPORT("export"),
  PROBE("probe"),
  CEILINGS("ceilings"),
  OTHER("other");

  private final String word;

  Activity(String word) {
    this.word = word;
  }

  /** The key of its fact in {@code environment.csv}. */
  String key() {
    return "wall_seconds in " + word;
  }
}
