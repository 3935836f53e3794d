/**
 * The records of a run: what was measured, on what, and how it came out. Knows no engine, no
 * network and no file format.
 */
package org.convmark.result;
