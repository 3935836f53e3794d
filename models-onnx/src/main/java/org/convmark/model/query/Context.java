package org.convmark.model.query;

import org.convmark.model.graph.Graph;

/**
 * The network that an expression is presently about.
 *
 * @param networks all that it may name
 * @param model the present one's name
 * @param form its form
 */
record Context(Networks networks, String model, Form form) {

  /** Which of a network's graphs is asked. */
  enum Form {
    INFERENCE,
    TRAINING
  }

  Network network() {
    return networks.of(model);
  }

  Graph graph() {
    return form == Form.INFERENCE ? network().inference() : network().training();
  }

  Context about(String other) {
    return new Context(networks, other, form);
  }

  Context inTraining() {
    return new Context(networks, model, Form.TRAINING);
  }
}
