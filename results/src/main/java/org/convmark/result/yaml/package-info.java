/**
 * Reads the YAML files that people write, hostile ones too, and says all that is wrong with one
 * together, each with its line. What the keys of a kind of file mean is said elsewhere.
 */
package org.convmark.result.yaml;
