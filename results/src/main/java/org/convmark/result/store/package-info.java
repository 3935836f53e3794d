/**
 * An index over the folders of many runs, and a team's shared store: the same tables in DuckDB and
 * in PostgreSQL, and the questions that are put to them. What runs and people wrote is never SQL.
 */
package org.convmark.result.store;
