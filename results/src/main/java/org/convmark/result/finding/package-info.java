/**
 * Whether the figures of a run are plausible: one small analyser for each kind of finding, which
 * reads a run and nothing else. Nothing here changes or drops a figure.
 */
package org.convmark.result.finding;
