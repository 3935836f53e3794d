/**
 * What a machine tells of itself before a run. Facts are read, never guessed; nothing here names a
 * person, a host or an engine.
 */
package org.convmark.result.environment;
