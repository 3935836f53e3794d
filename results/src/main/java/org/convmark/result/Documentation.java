package org.convmark.result;

import java.util.List;

/**
 * What a run knows of networks besides its own measurements.
 *
 * @param models every network that the suite knows, measured or not, in the order of their papers;
 *     older runs hold those that they measured
 * @param claims the ledger of documented statements
 * @param published the papers' and libraries' own tables
 */
public record Documentation(
    List<ModelFact> models, List<ClaimFact> claims, List<ClaimFact> published) {

  /** Of a run without these files. */
  public static final Documentation NONE = new Documentation(List.of(), List.of(), List.of());

  public Documentation {
    models = List.copyOf(models);
    claims = List.copyOf(claims);
    published = List.copyOf(published);
  }
}
