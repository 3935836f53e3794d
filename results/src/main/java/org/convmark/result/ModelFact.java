package org.convmark.result;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is documented of a network, next to what was counted.
 *
 * @param model the full {@code architecture/variant}
 * @param input shape of one image, HxWxC
 * @param citation paper
 * @param counted on the graph
 * @param documented what is published of it
 */
public record ModelFact(
    String model, String input, String citation, Counted counted, Documented documented) {

  public NetworkCost cost() {
    return counted.cost();
  }

  /**
   * What the graph of a model counts to; older files hold the cost alone.
   *
   * @param bnStatistics moving means and variances of batch normalisation, which are not trained
   * @param paramsWithAux parameters with the auxiliary classifiers that only training has; those of
   *     the cost where there are none
   */
  public record Counted(NetworkCost cost, OptionalLong bnStatistics, OptionalLong paramsWithAux) {}

  /**
   * What is published of a model. Errors are of the protocol that their source describes: one crop
   * or many, one network or an ensemble.
   *
   * @param params the number as documents print it, such as {@code ~60 M}; may be empty
   * @param paramsSource which document says so; may be empty
   * @param top1Error published error in percent
   * @param top5Error published error in percent
   * @param errorSource who published the errors; may be empty
   */
  public record Documented(
      String params,
      String paramsSource,
      OptionalDouble top1Error,
      OptionalDouble top5Error,
      String errorSource) {}
}
