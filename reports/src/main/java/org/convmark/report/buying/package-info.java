/**
 * What devices cost for what they do: a user's prices, the formulas, and the choice under a limit
 * of latency. Nothing is printed here; the views do that.
 */
package org.convmark.report.buying;
