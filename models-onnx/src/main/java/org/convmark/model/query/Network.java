package org.convmark.model.query;

import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;

/**
 * What a query is put to.
 *
 * @param inference from images to logits
 * @param training the same with what only training has
 * @param labelSmoothing share of a label that training spreads over all classes
 */
public record Network(Graph inference, Graph training, float labelSmoothing) {

  /** Builds both forms of a variant. */
  public static Network of(Variant variant) {
    Graph training = variant.trainingGraph();
    return new Network(training.inference(), training, variant.labelSmoothing());
  }
}
