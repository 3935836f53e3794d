/**
 * Runs that a person has accepted as what a machine does, and the gate that holds later runs to
 * them. Measures nothing.
 */
package org.convmark.result.baseline;
