package org.convmark.harness;

/** What the process tells its caller. */
final class ExitCode {

  static final int DONE = 0;

  /** A cell or a gate has failed. */
  static final int FAILED = 1;

  /** The call was wrong. */
  static final int USAGE = 2;

  /** The environment cannot do it: a folder, a disk, an engine. */
  static final int ENVIRONMENT = 3;

  private ExitCode() {}
}
