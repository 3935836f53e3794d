package org.convmark.result;

import java.util.List;

/**
 * What a run knows of networks besides its own measurements.
 *
 * @param models every network that the suite knows, measured or not, in the order of their papers;
 *     older runs hold those that they measured
 * @param claims the ledger of documented statements
 * @param published the papers' and libraries' own tables
 * @param layers what the networks of the cells cost node by node, each in topological order; none
 *     in older runs, and of users' files whose network is not known
 */
public record Documentation(
    List<ModelFact> models,
    List<ClaimFact> claims,
    List<ClaimFact> published,
    List<LayerFact> layers) {

  /** Of a run without these files. */
  public static final Documentation NONE = new Documentation(List.of(), List.of(), List.of());

  public Documentation {
    models = List.copyOf(models);
    claims = List.copyOf(claims);
    published = List.copyOf(published);
    layers = List.copyOf(layers);
  }

  /** Of a run whose layers are not known. */
  public Documentation(List<ModelFact> models, List<ClaimFact> claims, List<ClaimFact> published) {
    this(models, claims, published, List.of());
  }
}
