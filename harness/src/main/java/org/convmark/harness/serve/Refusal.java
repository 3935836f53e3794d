package org.convmark.harness.serve;

/** A request that can't be answered as it was meant; its message is a sentence for the page. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  static final int WRONG_CALL = 400;
  static final int NOT_FOUND = 404;
  static final int WRONG_METHOD = 405;
  static final int WRONG_HOST = 421;
  static final int BROKEN_RUN = 422;
  static final int INTERNAL = 500;

  private final int status;

  Refusal(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** The status code of HTTP. */
  int status() {
    return status;
  }

  /** In a few words, for the head of the page. */
  String title() {
    return switch (status) {
      case WRONG_CALL -> "This can’t be done so";
      case NOT_FOUND -> "Not found";
      case WRONG_METHOD -> "Only to be read";
      case WRONG_HOST -> "Another host";
      case BROKEN_RUN -> "This run can’t be read";
      default -> "Internal error";
    };
  }
}
