/**
 * What {@code convmark compare} prints: its report, and each format with the one escaper that makes
 * foreign text harmless there. Decides nothing; verdicts are data by then.
 */
package org.convmark.harness.compare;
