package org.convmark.result.store;

import java.io.IOException;

/** A database that can't do what it was asked; one line that says what to do, and no password. */
public final class StoreException extends IOException {

  private static final long serialVersionUID = 1;

  StoreException(String message, Exception cause) {
    super(message, cause);
  }
}
