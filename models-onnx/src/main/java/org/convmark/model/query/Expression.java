package org.convmark.model.query;

/** A part of a query that comes to a value. */
@FunctionalInterface
interface Expression {

  Value in(Context context);
}
