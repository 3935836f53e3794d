package org.convmark.model.query;

/** A query that is not one, or that asks a network for what it does not have. */
public final class QueryException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  QueryException(String message) {
    super(message);
  }
}
