/**
 * The web page of {@code convmark serve}: what may be asked for, and by whom. Reads runs and never
 * writes; what pages look like is for the reports to say.
 */
package org.convmark.harness.serve;
