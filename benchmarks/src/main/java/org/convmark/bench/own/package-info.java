/**
 * A user's own model in a file: what it needs to run, and what is wrong with it. Starts nothing.
 */
package org.convmark.bench.own;
