/**
 * What became of a figure over many runs: steps in its series, and how the newest run stands to the
 * runs before it. Knows no file and no database.
 */
package org.convmark.result.history;
