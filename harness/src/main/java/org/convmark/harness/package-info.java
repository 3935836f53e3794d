/** The front door: the {@code convmark} command. Decides nothing that a plan or a room decides. */
package org.convmark.harness;
