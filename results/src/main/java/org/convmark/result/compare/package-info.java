/**
 * Whether something changed between two runs: tests on fork means, and the verdicts that follow
 * from them. Knows no file and no engine.
 */
package org.convmark.result.compare;
