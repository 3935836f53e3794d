package org.convmark.model.graph;

import java.util.List;

/** The gradients of a convolution's bias, weight and input. */
final class ConvGradient implements Gradient {

  private final Conv conv;
  private final Site site;

  ConvGradient(Conv conv, Site site) {
    this.conv = conv;
    this.site = site;
  }

  @Override
  public List<String> of(String result) {
    if (site.has(Role.BIAS)) {
      site.learn(Role.BIAS, site.sum(result, 0, 2, 3));
    }
    site.learn(Role.WEIGHT, new ConvWeightGradient(conv, site).of(result));
    return List.of(new ConvInputGradient(conv, site).of(result));
  }
}
