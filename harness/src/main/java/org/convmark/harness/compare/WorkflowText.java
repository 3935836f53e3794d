package org.convmark.harness.compare;

/**
 * Foreign text for workflow commands of GitHub Actions, with the escapes that its runner takes
 * back: <a
 * href="https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts">command.ts</a>
 * of its toolkit.
 */
final class WorkflowText {

  private WorkflowText() {}

  /** For the message behind the last two colons. */
  static String message(String text) {
    return PlainText.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** For a property such as the title. */
  static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
