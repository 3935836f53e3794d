/**
 * The values of every parameter: seeded, the same bytes for every engine, and scaled so that
 * activations keep their size. Knows graphs and operators, no architecture and no engine.
 */
package org.convmark.model.weights;
