/**
 * A run's files: written whole or not at all, and read as if a stranger had sent them. What a
 * column means is decided by the records; nothing is computed here.
 */
package org.convmark.result.csv;
