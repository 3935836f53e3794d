package org.convmark.result;

/** A status with its reason and remedy; the message of an OK cell is empty or a remark. */
public record Outcome(Status status, String message) {

  public static final Outcome OK = new Outcome(Status.OK, "");
}
