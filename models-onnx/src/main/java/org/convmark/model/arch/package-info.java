/**
 * The architectures, one file per paper, with their citations, departures and published figures.
 * Knows graphs only: no weights, no export and no engine.
 */
package org.convmark.model.arch;
